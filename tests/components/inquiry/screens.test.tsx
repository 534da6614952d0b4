import { aSightingOf, button, inquiryId, press, stage, title } from './stage.tsx';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Sight } from '#components/hooks/frame.tsx';
import { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { idOf, plainly } from '#tests/support/rows.ts';
import {
  adaeze,
  ago,
  anInquiryOf,
  firstMails,
  heldBy,
  later,
  linda,
  upserts,
  wang,
} from '#tests/support/seeded-team.ts';

const fresh = aSightingOf('new', { subject: 'Valves' });

describe('a mail nobody tracks', () => {
  test('is asked of the server once, and becomes an inquiry at a press', async () => {
    const { container, done, questions } = await stage({ sight: fresh });
    expect((await screen.findByRole('heading', { level: 2 })).textContent).toMatch(/^This mail/);
    expect(questions.filter(({ type }) => type === 'resolve')).toHaveLength(1);
    expect(screen.getByText('Valves')).toBeTruthy();
    expect(screen.getByText(/reply by Thu.26.Nov,.10:05/)).toBeTruthy();
    await expectAccessible(container);
    const track = await button('Track this inquiry');
    fireEvent.click(track);
    fireEvent.click(track);
    await waitFor(async () => expect(await done()).toHaveLength(1));
    const [action] = await done();
    expect(Action.safeParse(JSON.parse(JSON.stringify(action))).success).toBe(true);
    expect(action).toMatchObject({
      type: 'open',
      customer: { name: 'Adaeze Okoro', addresses: adaeze.addresses },
      inquiry: { subject: 'Valves' },
      message: { rfcMessageId: '<new@kunde.example>', places: [], keys: ['3:0123456789abcdef'] },
    });
    await waitFor(async () =>
      expect((await button('Track this inquiry')).getAttribute('aria-busy')).toBe('true'),
    );
  });

  test('is shown as the inquiry the server knows it by', async () => {
    const messageId = idOf('shown');
    await stage({
      sight: fresh,
      answers: { resolve: () => ({ kind: 'inquiry', inquiryId, messageId, changes: [] }) },
    });
    await waitFor(async () => expect((await title()).textContent).toBe('Unclaimed'));
  });

  test('that somebody tracks already is shown where it is, and why', async () => {
    const { turn } = await stage({
      row: heldBy(wang),
      sight: fresh,
      after: (replica) =>
        replica.refused.put({
          id: idOf('refused'),
          inquiryId: idOf<InquiryId>('mine'),
          action: {
            type: 'open',
            id: idOf('refused'),
            at: ago(0),
            inquiryId: idOf<InquiryId>('mine'),
            mailboxId: idOf('info'),
            customer: { ...adaeze, id: idOf('c') },
            inquiry: anInquiryOf('x'),
            message: {
              ...firstMailOf('new'),
              subject: 'Valves',
            },
            ...plainly,
          },
          refusal: { code: 'already-tracked', inquiryId },
          problem: null,
          followers: [],
          at: ago(0),
          shownAt: null,
        }),
    });
    expect(await screen.findByText(/This mail is tracked already\./)).toBeTruthy();
    expect((await title()).textContent).toContain('Wang Lei');
    turn({ kind: 'nothing' });
  });

  test('of nobody of ours stays between the person and their webmail', async () => {
    const { container, questions } = await stage({
      sight: aSightingOf('private', { account: 'linda@home.example', recipients: [] }),
    });
    expect(await screen.findByText('Not sent to a shared mailbox.')).toBeTruthy();
    expect(questions.some(({ type }) => type === 'resolve')).toBe(false);
    await expectAccessible(container);
  });
});

describe('mails that are alike', () => {
  const alike = aSightingOf('alike', {
    rfcMessageId: null,
    tiers: [{ tier: '3', keys: ['3d:aa'] }],
  });
  const two = () => {
    const rows = ['a', 'b'].map((word) => anInquiryOf(word, word === 'b' ? heldBy(wang) : {}));
    const mails = firstMails(...rows.map((row, index) => ({ word: `m${index}`, row })));
    for (const mail of mails)
      if (mail.op === 'upsert' && 'keys' in mail.row) mail.row.keys = ['3d:aa'];
    return [...upserts('inquiries', ...rows), ...mails];
  };

  test('are a question for the person, never a guess', async () => {
    const { container } = await stage({ row: null, sight: alike, with: two() });
    expect((await title()).textContent).toBe('Which inquiry is this?');
    const rows = screen.getAllByRole('listitem');
    expect(rows).toHaveLength(2);
    await expectAccessible(container);
    const theirs = rows.find((row) => within(row).queryByRole('img', { name: 'Held by Wang Lei' }));
    fireEvent.click(within(theirs ?? rows[0]!).getByRole('button'));
    await waitFor(async () => expect((await title()).textContent).toContain('Wang Lei'));
  });

  test('may be none of them', async () => {
    const { done } = await stage({ row: null, sight: alike, with: two() });
    fireEvent.click(await button('Track as new'));
    await waitFor(async () => expect(await done()).toMatchObject([{ type: 'open' }]));
    // It is asked for; to ask once more would make two of it.
    await waitFor(async () =>
      expect((await button('Track this inquiry')).getAttribute('aria-busy')).toBe('true'),
    );
  });
});

describe('where no mail can be told', () => {
  test('a page that looks different leaves search and everything else', async () => {
    const found = anInquiryOf('shown', heldBy(wang));
    const { container, openPanel } = await stage({
      sight: { kind: 'lost', missing: ['subject'] },
      row: heldBy(wang),
      answers: { search: () => ({ inquiries: [found], customers: [adaeze] }) },
    });
    expect(await screen.findByText('This page looks different;')).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(await button("Open in the browser's side panel"));
    expect(openPanel).toHaveBeenCalledOnce();
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'blue' } });
    fireEvent.click(await button(/Bluewater Irrigation/));
    expect((await title()).textContent).toContain('Wang Lei');
    expect(screen.getByText('Quotation for 40 submersible pumps')).toBeTruthy();
    await expectAccessible(container);
    press('Escape');
    expect(await screen.findByText('This page looks different;')).toBeTruthy();
  });

  test('where no frame can open the browser’s own sidebar, the way there is said', async () => {
    const sight: Sight = { kind: 'lost', missing: ['subject'] };
    const { container } = await stage({ sight, hasPanel: false });
    await screen.findByText("Baton is in the browser's own sidebar too: View, Sidebar, Baton.");
    expect(screen.queryByRole('button', { name: /side panel/ })).toBeNull();
    await expectAccessible(container);
  });

  test('that an admin was told is said only where the server took the report', async () => {
    const { container, replica } = await stage({ sight: { kind: 'lost', missing: ['subject'] } });
    const rest = await screen.findByText(/working with less\./);
    expect(rest.textContent).not.toContain('told');
    const found = { version: '0.1.0', anchorVersion: null, missing: ['subject'], hits: {} };
    const roundcube = { ...found, takenOn: '2026-11-24' };
    await writeMeta(replica, { anchorReports: { reporter: 'r', found: { roundcube } } });
    await screen.findByText(/Your admin has been told\./);
    await expectAccessible(container);
  });

  test('search without the server finds what is waiting', async () => {
    await stage({ sight: { kind: 'nothing' } });
    await screen.findByText('Open a mail to see whose it is.');
    press('/');
    const field = await screen.findByRole('searchbox');
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: 'pumps' } });
    expect(await button(/Bluewater Irrigation/)).toBeTruthy();
    const localOnly = 'Offline: only what waits for a reply was searched.';
    expect(await screen.findByText(localOnly)).toBeTruthy();
    fireEvent.input(field, { target: { value: 'nonsense' } });
    expect(await screen.findByText(/Nothing for “nonsense”/)).toBeTruthy();
  });

  test('search does not wait for a server that hangs', async () => {
    const answers = { search: () => new Promise(() => {}) };
    await stage({ sight: { kind: 'nothing' }, row: heldBy(linda), answers });
    await screen.findByText('Open a mail to see whose it is.');
    press('/');
    const field = await screen.findByRole('searchbox');
    fireEvent.input(field, { target: { value: 'pumps' } });
    expect((await button(/Bluewater Irrigation/)).textContent).toContain('pumps');
    expect(screen.getByRole('img', { name: 'Held by you' })).toBeTruthy();
    expect(screen.queryByText(/Nothing for/)).toBeNull();
    fireEvent.input(field, { target: { value: 'nonsense' } });
    expect(await screen.findByText('Searching')).toBeTruthy();
  });

  test('a panel of the browser shows what is due', async () => {
    const { container } = await stage({
      sight: null,
      row: heldBy(linda),
      with: upserts('inquiries', anInquiryOf('pool', { subject: 'Valves' })),
    });
    const mine = await screen.findByRole('list', { name: 'Due inquiries' });
    expect(within(mine).getByRole('img', { name: 'Held by you' })).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Unclaimed' }).textContent).toContain('Valves');
    await expectAccessible(container);
  });

  test('an inquiry of long ago is read from the server', async () => {
    const old = anInquiryOf('old', { ...heldBy(linda), subject: 'Years ago' });
    const history = {
      inquiry: old,
      customer: adaeze,
      messages: [],
      notes: [],
      entries: [],
      others: [],
      merged: [],
    };
    const { container, questions } = await stage({
      sight: null,
      asked: old.id,
      answers: { history: () => history },
    });
    expect(await screen.findByText('Years ago')).toBeTruthy();
    fireEvent.click(await button('Open the mail'));
    expect(questions).toContainEqual({ type: 'open', inquiryId: old.id });
    await expectAccessible(container);
  });

  test('and one that is not this person’s to see is said to be so', async () => {
    await stage({ sight: null, asked: idOf<InquiryId>('secret') });
    expect(await screen.findByText('This inquiry is not available to you.')).toBeTruthy();
  });
});

describe('how this browser stands', () => {
  test('not connected: the way to the options, or to a code', async () => {
    const { container } = await stage({ isSeeded: false });
    expect((await title()).textContent).toBe('Connect to your team');
    expect(screen.getByRole('link', { name: 'Open the options' })).toBeTruthy();
    await expectAccessible(container);
  });

  test('not connected, with a server named: asks it for a code, and says why there is none', async () => {
    await serverAddress.write('https://desk.northquay.test/');
    const { questions } = await stage({
      isSeeded: false,
      answers: { connect: () => ({ kind: 'problem', problem: 'not-baton' }) },
    });
    fireEvent.click(await button('Connect'));
    expect(
      await screen.findByText(/Something else than Baton answers.* desk\.northquay\.test[^/]/),
    ).toBeTruthy();
    expect(questions).toContainEqual({ type: 'connect', address: 'https://desk.northquay.test/' });
    await serverAddress.write('');
  });

  test('connecting: the code to compare', async () => {
    const { container, questions } = await stage({
      isSeeded: false,
      after: (replica) =>
        writeMeta(replica, {
          connection: {
            kind: 'connecting',
            code: 'WKTR-4M9P',
            page: 'https://desk.northquay.test/device',
            expiresAt: later(0.15),
          },
        }),
    });
    expect(await screen.findByText('WKTR-4M9P')).toBeTruthy();
    expect(screen.getByLabelText('Code W K T R - 4 M 9 P')).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(await button('Cancel'));
    expect(questions).toContainEqual({ type: 'cancel-connect' });
  });

  test('fetching for the first time: how far', async () => {
    const { container } = await stage({
      isSeeded: false,
      after: (replica) =>
        writeMeta(replica, {
          connection: { kind: 'connected' },
          snapshot: { cursor: 'x', received: 1200, total: 3400 },
        }),
    });
    const bar = await screen.findByRole('progressbar', { name: /1,200 of 3,400/ });
    expect((bar as HTMLProgressElement).value).toBeCloseTo(1200 / 3400);
    await expectAccessible(container);
  });

  test('signed out: said, while what is here stays readable', async () => {
    const { container } = await stage({
      after: (replica) => writeMeta(replica, { connection: { kind: 'signed-out', at: ago(0.5) } }),
    });
    expect(await screen.findByText(/This browser was signed out 30.minutes ago\./)).toBeTruthy();
    expect((await title()).textContent).toBe('Unclaimed');
    await expectAccessible(container);
  });

  test('folded: a rail with the ring and whose it is', async () => {
    const { container, page } = await stage({ row: heldBy(linda), isFolded: true });
    expect(await screen.findByRole('img', { name: 'Held by you' })).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(await button('Open Baton'));
    expect(page.fold).toHaveBeenCalledWith(false);
  });
});

function firstMailOf(word: string) {
  const [change] = firstMails({ word, row: anInquiryOf(word) });
  if (change?.op !== 'upsert' || change.table !== 'messages') throw new Error('no mail');
  const { inquiryId: _inquiryId, seq: _seq, ...message } = change.row;
  return message;
}

describe('a mail of which the page tells more', () => {
  const place = { folder: 'INBOX', uid: 12 };
  const first = aSightingOf('shown', { place, sentAt: null });

  test('stays as it stands, with what is being typed', async () => {
    const { container, turn } = await stage({ sight: first });
    await title();
    const hero = container.querySelector('.hero');
    turn(aSightingOf('shown', { place }));
    expect(container.querySelector('.hero')).toBe(hero);
    await button('Claim');
    expect(container.querySelector('.hero')).toBe(hero);
  });

  test('is another where it lies elsewhere, or says another thing', async () => {
    const { turn } = await stage({ sight: first });
    for (const over of [{ place: { ...place, uid: 13 } }, { place, subject: 'Valves' }]) {
      await title();
      turn(aSightingOf('other', over));
      expect(screen.queryByRole('heading', { level: 2, name: 'Unclaimed' })).toBeNull();
      turn(first);
    }
  });
});
