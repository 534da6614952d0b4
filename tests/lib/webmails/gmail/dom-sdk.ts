import type {
  ComposeView,
  InboxSDK,
  MessageView,
  ThreadRowView,
  ThreadView,
} from '#lib/webmails/gmail/sdk.ts';
import { fakeSdk, view } from './fake-sdk.ts';

/**
 * InboxSDK on a page in memory: it looks where the real one looks (the selectors named beside each in its
 * `selectors.ts` and views, 2.2.26), throws where that throws, and does nothing more.
 */
export function domSdk(document: Document): InboxSDK {
  const { sdk, ...add } = fakeSdk();
  for (const row of document.querySelectorAll('div.Cp tr[id]')) add.row(rowView(row));
  for (const element of document.querySelectorAll('[role=main] .g.id .a98.iY')) {
    add.thread(threadView(element));
  }
  for (const element of document.querySelectorAll('.ip.adB .M9')) add.compose(composeView(element));
  return sdk;
}

function orFail<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error('not on this page');
  return found;
}

function contactOf(element: Element) {
  const emailAddress = orFail(element.getAttribute('email'));
  return { emailAddress, name: element.getAttribute('name') ?? emailAddress };
}

function rowView(element: Element): ThreadRowView {
  const lines = () =>
    [element, element.nextElementSibling].filter((one) => one === element || (one && !one.id));
  const find = (selector: string): Element[] =>
    lines().flatMap((line) => [...(line?.querySelectorAll(selector) ?? [])]);
  return view<ThreadRowView>({
    getElement: () => element,
    getSubject: () => orFail(find('div.xS div.xT div.y6 > span[id]')[0]?.textContent),
    getContacts: () => [...element.querySelectorAll('[email]')].map(contactOf),
  });
}

function threadView(element: Element): ThreadView {
  const carrier = () => element.querySelector('[data-legacy-thread-id]');
  return view<ThreadView>({
    getThreadIDAsync: async () => orFail(carrier()?.getAttribute('data-legacy-thread-id')),
    getSubject: () => element.querySelector('.ha h2')?.textContent ?? '',
    getMessageViews: () => [...element.querySelectorAll('.h7')].map(messageView),
  });
}

function messageView(element: Element): MessageView {
  const id = () => element.querySelector('[data-legacy-message-id]');
  return view<MessageView>({
    isLoaded: () => true,
    getMessageIDAsync: async () => orFail(id()?.getAttribute('data-legacy-message-id')),
    getSender: () => contactOf(orFail(element.querySelector('td.gF span[email]'))),
    getRecipientsFull: () => new Promise(() => undefined),
    getRecipientEmailAddresses: () =>
      [...element.querySelectorAll('.hb span[email]')].map((one) => one.getAttribute('email')),
    getBodyElement: () => orFail(element.querySelector('div.ii.gt')),
  });
}

function composeView(element: Element): ComposeView {
  const valueOf = (name: string) =>
    element.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '';
  const people = (kind: string) =>
    [...element.querySelectorAll(`.GS .anm[name="${kind}"] [role=option][data-name]`)].map(
      (one) => ({ emailAddress: one.getAttribute('data-hovercard-id') }),
    );
  const body = () => orFail(element.querySelector<HTMLElement>('.Ap [g_editable=true]'));
  return view<ComposeView>({
    isForward: () => element.querySelector('.Un.J-JN-M-I .mI') !== null,
    isMinimized: () => false,
    getThreadID: () => valueOf('lts'),
    getElement: () => element,
    getBodyElement: body,
    getHTMLContent: () => body().innerHTML,
    getSubject: () => valueOf('subjectbox'),
    getToRecipients: () => people('to'),
    getCcRecipients: () => people('cc'),
  });
}
