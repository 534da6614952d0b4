import type { Role } from '#lib/domain/member.ts';
import type { MailStack } from '../mailstack.ts';
import { newVisitor, type Page, type Visitor } from './visitor.ts';

export const teamName = 'Acme Trading';

/** What everybody signs in with. */
export const password = 'a calm long sentence';

export interface Newcomer {
  name: string;
  address: string;
  role: Role;
}

/** The first admin, by the link the server printed. */
export async function setUpTeam(setupLink: string, admin: Newcomer): Promise<Visitor> {
  const visitor = newVisitor(new URL(setupLink).origin);
  const page = await visitor.open(setupLink);
  await fine(page.submit(/\/setup\//, { team: teamName, ...introduction(admin) }));
  return visitor;
}

/** Somebody else, by an invitation the admin makes and hands over. */
export async function invite(admin: Visitor, newcomer: Newcomer): Promise<Visitor> {
  const team = await admin.open('/members');
  const { role, address } = newcomer;
  const made = await fine(team.submit('/members/invite', { role, address }));
  const link = made.handed();
  const visitor = newVisitor(new URL(link).origin);
  await fine((await visitor.open(link)).submit(/\/join\//, introduction(newcomer)));
  return visitor;
}

/** The mailbox info@, made on the page an admin has for it; not yet read by the server. */
export async function addMailbox(
  admin: Visitor,
  hours: { viewHours: number; replyHours: number },
): Promise<Page> {
  const fresh = await admin.open('/mailboxes/new');
  return fine(
    fresh.submit('/mailboxes/new', {
      address: 'info@acme.test',
      name: 'Front desk',
      viewHours: String(hours.viewHours),
      replyHours: String(hours.replyHours),
    }),
  );
}

/** Its account at the mail server, tested and saved on the mailbox's own `page`. */
export async function connectMailbox(page: Page, stack: MailStack): Promise<void> {
  await fine(
    page.submit(/\/account$/, {
      ...login(stack, stack.users.info),
      smtpHost: stack.smtp.host,
      smtpPort: String(stack.smtp.port),
      smtpSecurity: 'none',
      do: 'save',
    }),
  );
}

/** A member's own account, on the page they have for it. */
export async function connectOwnAccount(
  member: Visitor,
  stack: MailStack,
  address: string,
): Promise<void> {
  const page = await member.open('/account/mailbox');
  await fine(page.submit('/account/mailbox', { ...login(stack, address), do: 'save' }));
}

function introduction({ name, address }: Newcomer): Record<string, string> {
  return { name, address, password, again: password };
}

function login(stack: MailStack, username: string): Record<string, string> {
  const { host, port } = stack.imap;
  return {
    username,
    password: stack.password,
    imapHost: host,
    imapPort: String(port),
    imapSecurity: 'none',
  };
}

async function fine(going: Promise<Page>): Promise<Page> {
  const page = await going;
  if (page.status !== 200) throw new Error(`${page.path} answered ${page.status}: ${page.text}`);
  return page;
}
