import * as alert from './zh/alert.ts';
import { buttons } from './zh/buttons.ts';
import * as chip from './zh/chip.ts';
import * as deskWork from './zh/desk-work.ts';
import * as desk from './zh/desk.ts';
import * as deskEditor from './zh/desk-editor.ts';
import * as deskMailboxes from './zh/desk-mailboxes.ts';
import * as deskProfiles from './zh/desk-profiles.ts';
import * as deskRoster from './zh/desk-roster.ts';
import * as deskRules from './zh/desk-rules.ts';
import * as deskWebmails from './zh/desk-webmails.ts';
import * as guard from './zh/guard.ts';
import * as inquiry from './zh/inquiry.ts';
import * as letter from './zh/letter.ts';
import * as notice from './zh/notice.ts';
import * as options from './zh/options.ts';
import * as pages from './zh/pages.ts';
import * as practice from './zh/practice.ts';
import * as quiet from './zh/quiet.ts';
import * as refusal from './zh/refusal.ts';
import * as rule from './zh/rule.ts';
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
  ...desk,
  ...deskEditor,
  ...deskMailboxes,
  ...deskProfiles,
  ...deskRoster,
  ...deskRules,
  ...deskWebmails,
  ...rule,
  ...timeline,
  ...refusal,
  ...template,
  ...quiet,
  ...trouble,
  ...alert,
  ...chip,
  ...guard,
  ...notice,
  ...options,
  ...pages,
  ...letter,
  ...practice,
};
