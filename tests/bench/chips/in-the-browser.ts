import type { InquiryId } from '#lib/domain/ids.ts';
import type { ListRow } from '#lib/protocol/chip.ts';
import { openReplica, type Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { rowStandings } from '#lib/replica/queries/row-standings.ts';
import { keep } from '#lib/replica/record.ts';
import { aMailbox, aMember, aMessage, anInquiry, idOf, morning } from '#tests/support/rows.ts';

// Built into one script, and run in a page of Chromium: its database is the one the extension has.

const linda = aMember('Linda');
const onScreen = 200;
const page = 5_000;
const buyer = (at: number) => ({ name: `Buyer ${at}`, address: `buyer${at}@plants.example` });

/** A replica of a team with so many inquiries, one mail each. */
async function filled(count: number): Promise<Replica> {
  const replica = openReplica(`chips ${count}`);
  await replica.members.put(keep('members', linda, 1));
  await replica.mailboxes.put(keep('mailboxes', aMailbox(), 1));
  await writeMeta(replica, { me: { memberId: linda.id, role: linda.role } as never });
  const numbers = Array.from({ length: count }, (_, at) => at);
  for (let from = 0; from < count; from += page) {
    const some = numbers.slice(from, from + page);
    const inquiries = some.map((at) => anInquiry({ id: idOf<InquiryId>(`inquiry ${at}`) }));
    const messages = some.map((at) =>
      aMessage(`message ${at}`, {
        inquiryId: idOf<InquiryId>(`inquiry ${at}`),
        subject: `Pumps for plant ${at}`,
        from: buyer(at),
        places: [{ account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid: at + 1 }],
        keys: [`1:${at}`, `3:${at}`],
      }),
    );
    await replica.inquiries.bulkPut(inquiries.map((row) => keep('inquiries', row, 1)));
    await replica.messages.bulkPut(messages.map((row) => keep('messages', row, 1)));
  }
  return replica;
}

/** A list as it is read: half its rows tell folder and UID, as Roundcube's do, half only sender and subject. */
function rowsFrom(begin: number): ListRow[] {
  return Array.from({ length: onScreen }, (_, index) => {
    const at = begin + index;
    return {
      key: String(at),
      webmail: 'roundcube',
      account: 'info@acme.test',
      place: at % 2 === 0 ? { folder: 'INBOX', uid: at + 1 } : null,
      gmail: null,
      webmailId: undefined,
      from: buyer(at),
      subject: `Pumps for plant ${at}`,
      sentAt: null,
    };
  });
}

/** Fills a replica and looks at `times` lists; how long each took, in milliseconds. */
async function chips(count: number, times: number): Promise<number[]> {
  const replica = await filled(count);
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const rows = rowsFrom((at * 7919) % (count - onScreen));
    const begin = performance.now();
    const standings = await rowStandings(replica, rows, morning);
    all.push(performance.now() - begin);
    if (standings.includes(null)) throw new Error('a row was not known');
  }
  await replica.delete();
  return all;
}

Object.assign(globalThis, { chips });
