import { join } from 'node:path';
import { gmailAccount, type GmailThread } from '#tests/support/gmail-account.ts';

const folder = join(import.meta.dirname, '../../../fixtures/webmails/gmail');

/** The parts of the stand-in's page, drawn by its own scripts in a document in memory. */
export interface StandInPage {
  /** The list, alone or with a preview beside it. */
  list(threads: GmailThread[], preview?: boolean): string;
  /** A thread with a reply to it open, as a page of its own. */
  thread(thread: GmailThread): string;
}

export async function standInPage(): Promise<StandInPage> {
  const data = gmailAccount({ address: 'info@acme.test', threads: [] });
  const decimal = (id: string): string => BigInt(`0x${id}`).toString();
  Object.assign(window, { standIn: { data: { ...data, number: 0 }, decimal } });
  // Scripts of a page, which read what is theirs from its window: taken in once that is there.
  const take = (name: string) => import(/* @vite-ignore */ join(folder, name));
  const [{ listView }, { threadView }, { composeForm }, { html, element }] = await Promise.all(
    ['list.js', 'thread.js', 'compose-form.js', 'html.js'].map(take),
  );
  const now = (window as unknown as { standIn: { data: typeof data } }).standIn.data;
  const whole = (view: Element): string =>
    `<!doctype html><html><body class="stand-in">${view.outerHTML}</body></html>`;
  return {
    list(threads, preview = false) {
      Object.assign(now, { threads, preview });
      return whole(listView(() => undefined));
    },
    thread(thread) {
      const view: Element = threadView(thread);
      const answered = thread.messages.at(-1)!;
      const of = { thread: thread.id, message: answered.id };
      const quoted = html`<br />`;
      const given = { of, to: [answered.from], subject: `Re: ${thread.subject}`, quoted };
      const place = [...view.querySelectorAll('.ip')].at(-1)!;
      place.append(element(composeForm(given, true)));
      place.classList.add('adB');
      return whole(view);
    },
  };
}
