import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import { OwnAddress } from '#lib/domain/address.ts';
import { MailboxId, type TeamId } from '#lib/domain/ids.ts';
import { usualHours, type Mailbox } from '#lib/domain/mailbox.ts';
import { mayAcknowledge } from '#server/mail/facts/may-acknowledge.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { isOurs } from '#server/mail/facts/own-side.ts';
import type { Threaded } from '#server/mail/facts/thread.ts';
import { prepare, type Prepared } from '#server/mail/intake/prepare.ts';
import { readPrepared } from '#server/mail/intake/read-prepared.ts';
import type { Read } from '#server/mail/intake/reading.ts';
import { TakenSoFar } from '#server/mail/intake/taken-so-far.ts';

/** What the desk would do with one mail, and why. */
export interface Explanation {
  file: string;
  automatic: boolean;
  /** Everything that shows a program. */
  signals: string[];
  mayAcknowledge: boolean;
  /** Why no acknowledgement would go out, with the header that says so; '' where one would. */
  reason: string;
  /** `inquiry`, `follow-up`, `reply`, `bounce`, `automatic`, `internal`, `outgoing`, `duplicate`. */
  kind: string;
  /** Which kind of automatic mail: `vacation`, `receipt`, `delayed`, `list` … */
  automaticKind: string | null;
  /** Mails that a bounce says did not arrive. */
  bouncedMessageIds: string[];
  /** How it was found to go on with an earlier file. */
  thread: string | null;
  warnings: string[];
  from: string | null;
  customer: string[];
  ownText: string;
  language: string | null;
  country: string | null;
  countryEvidence: string[];
  channel: string;
  channelEvidence: string | null;
  product: string | null;
  quantity: string | null;
  company: string | null;
  phone: string | null;
  website: string | null;
  attachments: string[];
}

/** A team of nobody but its mailbox, as a new server has it. */
export function lonelyTeam(address: string) {
  const mailbox: Mailbox = {
    id: MailboxId.parse(randomUUID()),
    address,
    aliases: [],
    name: address,
    ...usualHours,
    acknowledgement: usualAcknowledgement,
    authservId: null,
    selfCheck: false,
    active: true,
    connected: true,
    trouble: null,
    seq: 0,
  };
  const nothing = { profiles: [], rules: [], roster: null, templates: [] };
  return { mailbox, mailboxes: [mailbox], members: [], ...nothing };
}

/**
 * Says what the intake would do with a raw mail that arrives now, by the functions it calls itself. Nothing is kept but
 * what `sofar` remembers, so that a later mail can go on with an earlier one.
 */
export async function explain(
  file: string,
  source: Uint8Array,
  team: ReturnType<typeof lonelyTeam>,
  sofar: TakenSoFar,
): Promise<Explanation> {
  const { mailbox } = team;
  const now = new Date();
  const deps = { now: () => now, newId: () => randomUUID() };
  const seen = {
    teamId: randomUUID() as TeamId,
    of: { kind: 'mailbox' as const, mailboxId: mailbox.id },
    folder: 'inbox' as const,
    place: null,
    raw: wholeMail(source),
    receivedAt: now,
    gmail: null,
    notBefore: null,
  };
  const inbox = await prepare(deps, seen, team);
  // What only our own side wrote lies in Sent.
  const isSent = inbox.nature.kind === 'internal' && isToSomebody(inbox);
  const prepared = isSent
    ? {
        ...inbox,
        seen: { ...seen, folder: 'sent' as const },
        facts: { ...inbox.facts, direction: 'out' as const },
      }
    : inbox;
  const read = await readPrepared(prepared, sofar);
  sofar.remember(read, now);
  return explained(file, prepared, read, { mailbox, now });
}

function explained(
  file: string,
  prepared: Prepared,
  read: Read,
  { mailbox, now }: { mailbox: Mailbox; now: Date },
): Explanation {
  const { mail, nature, own, mailboxAddresses } = prepared;
  // What opens an inquiry was asked already; of the rest it is told why nothing would go out.
  const action = read.kind === 'action' ? read.action : null;
  const opened = action?.type === 'open' ? action.acknowledge : null;
  const decided =
    opened ??
    mayAcknowledge(mail, {
      own,
      mailboxAddresses,
      mailbox,
      profile: nature.profile,
      channel: nature.channel.channel,
      formAddress: nature.formAddress,
      hasHumanInThread: false,
      isFromJunk: false,
      receivedAt: now,
      now,
    });
  const kind = kindOf(prepared, read);
  const may = decided.may && opened !== null;
  const isAutomatic = nature.signals.length > 0;
  return {
    file,
    automatic: isAutomatic,
    signals: nature.signals,
    mayAcknowledge: may,
    reason: may ? '' : decided.may ? kind : said(decided.reason, decided.evidence),
    kind,
    automaticKind: isAutomatic ? nature.kind : null,
    bouncedMessageIds: nature.bounce?.kind === 'failed' ? nature.bounce.messageIds : [],
    thread: read.kind === 'action' ? threadSaid(read.thread) : null,
    warnings:
      action?.type === 'open'
        ? action.inquiry.warnings.map((one) => said(one.kind, one.evidence))
        : [],
    from: mail.from?.address ?? null,
    customer: nature.who?.addresses ?? [],
    ownText: nature.ownText,
    language: nature.language,
    country: nature.countries[0]?.country ?? null,
    countryEvidence: nature.countries.map(
      ({ country, by, evidence }) => `${country}: ${by}, ${evidence}`,
    ),
    channel: nature.channel.channel,
    channelEvidence: nature.channel.evidence,
    product: nature.wanted.product,
    quantity: nature.wanted.quantity,
    company: nature.company,
    phone: nature.phone,
    website: nature.website,
    attachments: nature.attachments.map(({ name }) => name),
  };
}

function kindOf({ mail, nature }: Prepared, read: Read): string {
  if (nature.signals.length > 0) return nature.kind === 'bounce' ? 'bounce' : 'automatic';
  if (read.kind === 'action') {
    const kinds = { open: 'inquiry', 'customer-wrote': 'follow-up', replied: 'reply' } as const;
    return read.action.type in kinds ? kinds[read.action.type as keyof typeof kinds] : 'duplicate';
  }
  if (read.kind === 'early-report') return 'bounce';
  if (read.why === 'internal') return 'internal';
  // It answers what is not among these files.
  if (read.why === 'unrelated')
    return mail.inReplyTo || mail.references.length > 0 ? 'reply' : 'outgoing';
  return read.why;
}

function isToSomebody({ facts, own }: Prepared): boolean {
  return [...facts.to, ...facts.cc].some(({ address }) => !isOurs(address, own));
}

function threadSaid(thread: Threaded | undefined): string | null {
  if (!thread || thread.kind === 'new') return null;
  const how = thread.kind === 'stranger' ? 'stranger' : thread.certainty;
  return said(`${how} by ${thread.by}`, thread.evidence);
}

function said(what: string, evidence: string | null): string {
  return evidence ? `${what}: ${evidence}` : what;
}

const usage = `npm run -s explain -- [--mailbox info@acme.test] FILE.eml …
prints, for each raw mail in the order given, one line of JSON: what the desk would do with it and why.
--mailbox: the address that your customers write to; a mail that is not to it is never acknowledged.
`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      mailbox: { type: 'string', default: 'info@acme.test' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const address = OwnAddress.safeParse(values.mailbox);
  if (!address.success || positionals.length === 0) {
    if (!address.success) process.stderr.write(`--mailbox: ${values.mailbox} is no address\n`);
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const team = lonelyTeam(address.data);
  const sofar = new TakenSoFar(team.mailbox);
  for (const file of positionals) {
    const source = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
    if (source instanceof Error) {
      process.stderr.write(
        `${file}: ${source.code === 'ENOENT' ? 'there is no such file' : source.message}\n`,
      );
      process.exitCode = 1;
      continue;
    }
    process.stdout.write(`${JSON.stringify(await explain(file, source, team, sofar))}\n`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: Error) => {
    process.stderr.write(`Explain: ${error.message}\n${usage}`);
    process.exit(2);
  });
}
