import * as alert from './en/alert.ts';
import { buttons } from './en/buttons.ts';
import * as chip from './en/chip.ts';
import * as deskWork from './en/desk-work.ts';
import * as desk from './en/desk.ts';
import * as deskEditor from './en/desk-editor.ts';
import * as deskMailboxes from './en/desk-mailboxes.ts';
import * as deskProfiles from './en/desk-profiles.ts';
import * as deskRoster from './en/desk-roster.ts';
import * as deskRules from './en/desk-rules.ts';
import * as deskWebmails from './en/desk-webmails.ts';
import * as guard from './en/guard.ts';
import * as inquiry from './en/inquiry.ts';
import * as letter from './en/letter.ts';
import * as notice from './en/notice.ts';
import * as options from './en/options.ts';
import * as pages from './en/pages.ts';
import * as practice from './en/practice.ts';
import * as quiet from './en/quiet.ts';
import * as refusal from './en/refusal.ts';
import * as rule from './en/rule.ts';
import * as state from './en/state.ts';
import * as template from './en/template.ts';
import * as timeline from './en/timeline.ts';
import * as trouble from './en/trouble.ts';

/** `words.section.key`; what each file exports is a section. */
export const en = {
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
