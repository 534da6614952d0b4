import type { Env as HonoEnv, Hono } from 'hono';
import { accountPages } from './account.ts';
import { consentPages } from './consent.ts';
import { deviceEndpoints } from './device-endpoints.ts';
import { devicePages } from './device.ts';
import { firstAdminPages } from './first-admin.ts';
import { guardForms } from './form-guard.ts';
import { homePages } from './home.ts';
import { invitationPages } from './invitation.ts';
import { mailboxPages } from './mailbox.ts';
import { mailboxesPages } from './mailboxes.ts';
import { memberPages } from './member.ts';
import { membersPages } from './members.ts';
import { ownLoginPages } from './own-login.ts';
import { ownMailboxPages } from './own-mailbox.ts';
import { resetPages } from './reset.ts';
import { signInPages } from './sign-in.ts';
import { openSite } from './site.ts';
import type { PagesOptions } from './visit.ts';

export type { PagesOptions } from './visit.ts';

/**
 * The pages the server itself serves, and the device flow under `/api/auth`. Mount it at the root, behind whatever
 * else serves pages: an address nobody answers gets a page that says so, unless it begins with `/api/`.
 */
export function pages(options: PagesOptions): Hono<HonoEnv> {
  const site = openSite(options, guardForms(options.secret, options.publicUrl));
  const all = [
    deviceEndpoints,
    homePages,
    signInPages,
    firstAdminPages,
    invitationPages,
    resetPages,
    devicePages,
    membersPages,
    memberPages,
    mailboxesPages,
    mailboxPages,
    consentPages,
    ownMailboxPages,
    ownLoginPages,
    accountPages,
  ];
  for (const some of all) site.route('/', some(options));
  return site as unknown as Hono<HonoEnv>;
}
