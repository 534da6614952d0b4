import { buttons } from './zh/buttons.ts';
import * as deskWork from './zh/desk-work.ts';
import * as inquiry from './zh/inquiry.ts';
import * as letter from './zh/letter.ts';
import * as notice from './zh/notice.ts';
import * as options from './zh/options.ts';
import * as pages from './zh/pages.ts';
import * as practice from './zh/practice.ts';
import * as quiet from './zh/quiet.ts';
import * as refusal from './zh/refusal.ts';
import * as state from './zh/state.ts';
import * as template from './zh/template.ts';
import * as timeline from './zh/timeline.ts';
import * as trouble from './zh/trouble.ts';
import type { en } from './en.ts';

export const zh: typeof en = {
  do: buttons,
  ...state,
  ...inquiry,
  ...deskWork,
  ...timeline,
  ...refusal,
  ...template,
  ...quiet,
  ...trouble,
  ...notice,
  ...options,
  ...pages,
  ...letter,
  ...practice,
};
