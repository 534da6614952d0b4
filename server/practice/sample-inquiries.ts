import type { InquiryId } from '#lib/domain/ids.ts';
import type { Deps } from '#server/services/deps.ts';
import { letters, type Letter } from './letters.ts';
import { compose } from './mail.ts';
import { colleagues, mailbox } from './people.ts';
import type { Desk, PostOffice } from './post-office.ts';
import { act, idOf } from './sample-team.ts';
import type { Store } from './store.ts';

const hour = 3_600_000;

/** A few inquiries, each in another state, made by mail and actions alone. */
export async function makeSampleInquiries(
  deps: Deps,
  desk: Desk,
  office: PostOffice,
  store: Store,
): Promise<void> {
  const ago = (hours: number): Date => new Date(deps.now().getTime() - hours * hour);
  const [linda, wang, zhou] = [colleagues.linda, colleagues.wang, colleagues.zhou].map((one) =>
    idOf(desk, one),
  );
  if (!linda || !wang || !zhou) throw new Error('the practice desk is not complete');
  const arrives = async (letter: Letter, hours: number): Promise<InquiryId> => {
    const date = ago(hours);
    const draft = { ...letter, to: mailbox.address, date };
    const outcome = await office.receive(await compose(draft), date);
    if (!('inquiryId' in outcome)) throw new Error(`“${letter.subject}” opened nothing`);
    return outcome.inquiryId;
  };

  const answered = await arrives(letters.valves, 70);
  await act(deps, desk, wang, { type: 'claim', inquiryId: answered });
  await answer(deps, store, office, ago(60));
  const overdue = await arrives(letters.parts, 52);
  await act(deps, desk, zhou, { type: 'assign', inquiryId: overdue, memberId: wang });
  const spam = await arrives(letters.spam, 30);
  await act(deps, desk, zhou, { type: 'close', inquiryId: spam, outcome: 'spam' });
  await arrives(letters.spanish, 20);
  const claimed = await arrives(letters.pumps, 17);
  await act(deps, desk, linda, { type: 'view', inquiryId: claimed });
  await act(deps, desk, linda, { type: 'claim', inquiryId: claimed });
  await arrives(letters.chinese, 2);
}

/** Wang Lei’s answer from the shared mailbox to its newest mail. */
async function answer(deps: Deps, store: Store, office: PostOffice, date: Date): Promise<void> {
  const [newest] = await store.list(mailbox.address, 'INBOX');
  if (!newest?.mail.from || !newest.mail.messageId) throw new Error('nothing to answer');
  await office.send(mailbox.address, {
    from: { name: mailbox.name, address: mailbox.address },
    to: newest.mail.from.address,
    subject: `Re: ${newest.mail.subject}`,
    text: 'Dear Ms Haddad,\n\nthank you for asking. Our offer for 200 check valves follows tomorrow; the catalogue is on its way.\n\nWang Lei\nNorthquay Pumps',
    answers: newest.mail.messageId,
    date,
  });
}
