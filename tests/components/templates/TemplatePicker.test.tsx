import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { TemplatePicker } from '#components/templates/TemplatePicker.tsx';
import type { TemplateId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Purpose, Template } from '#lib/domain/template.ts';
import type { AskWorker } from '#lib/protocol/worker.ts';
import { openReplica } from '#lib/replica/database.ts';
import { inquiryView } from '#lib/replica/queries/inquiry.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { aTemplate, idOf } from '#tests/support/rows.ts';
import {
  anInquiryOf,
  diego,
  heldBy,
  linda,
  now,
  seed,
  upserts,
  zone,
} from '#tests/support/seeded-team.ts';

const opening = 'I look after your inquiry';
const spanish: Partial<Inquiry> = { language: 'es', customerId: diego.id };
const known = { ...spanish, product: 'SP-40' };
const quote = aTemplate({
  id: idOf<TemplateId>('quote'),
  name: 'A quote',
  variants: [{ language: 'en', body: 'Dear {{ customer.name }}, here is {{ inquiry.product }}.' }],
});

interface Staged {
  purpose?: Purpose;
  row?: Partial<Inquiry>;
  canInsert?: boolean;
  mayHandOff?: boolean;
  only?: Template[];
  language?: 'en' | 'zh';
}

async function stage({
  purpose = 'hand-off',
  row = spanish,
  canInsert = true,
  mayHandOff = true,
  only,
  language = 'en',
}: Staged = {}) {
  const replica = openReplica(`picker ${v7()}`);
  const inquiry = anInquiryOf('shown', { ...heldBy(linda), ...row });
  await seed(replica, linda, ...upserts('inquiries', inquiry));
  if (only) {
    await replica.templates.clear();
    await replica.templates.bulkPut(only.map((each) => ({ row: each, index: { generation: 0 } })));
  }
  const view = await inquiryView(replica, inquiry.id);
  if (!view) throw new Error('no inquiry');
  const order: string[] = [];
  const page = {
    insert: vi.fn(async (_text: string): Promise<{ ok: boolean }> => {
      order.push('insert');
      return { ok: true };
    }),
    fold: () => undefined,
    leave: () => undefined,
  };
  const onHandOff = vi.fn(async (_templateId: TemplateId | null) => void order.push('hand-off'));
  const onDone = vi.fn<(said: string) => void>();
  const onClose = vi.fn<() => void>();
  const frame = {
    replica,
    ask: (async () => null) as unknown as AskWorker,
    author: { newId: v7, now: () => now },
    page,
    openPanel: null,
  };
  const drawn = render(
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone={zone}>
        <TemplatePicker
          view={view}
          purpose={purpose}
          canInsert={canInsert}
          onHandOff={mayHandOff ? onHandOff : null}
          onDone={onDone}
          onClose={onClose}
        />
      </SpeechProvider>
    </FrameProvider>,
  );
  await (only?.length === 0 ? screen.findByRole('listbox') : screen.findAllByRole('option'));
  return { ...drawn, page, onHandOff, onDone, onClose, order };
}

const button = (name: string) => screen.findByRole('button', { name });
const find = () => screen.findByRole('combobox', { name: 'Find a template' });
const chosen = async () =>
  (await screen.findByRole('option', { selected: true })).textContent ?? '';
const text = () => screen.getByRole('tabpanel').textContent ?? '';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('choosing', () => {
  test('begins with this stage and the customer’s language, the field ready to type', async () => {
    const { container } = await stage();
    expect(await chosen()).toBe(`${opening}hand-off`);
    expect(document.activeElement).toBe(await find());
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'Spanish · customer',
      'English · for you',
    ]);
    expect(text()).toContain('Hola, Diego Fuentes:');
    expect(container.querySelector('[lang=es] mark')?.textContent).toBe('Diego Fuentes');
    await expectAccessible(container);
  });

  test('the reader’s own language is for reading', async () => {
    const { page } = await stage();
    fireEvent.click(await screen.findByRole('tab', { name: 'English · for you' }));
    expect(text()).toContain('I am Linda Chen');
    fireEvent.click(await button('Insert into reply'));
    await waitFor(() => expect(page.insert).toHaveBeenCalledOnce());
    expect(page.insert.mock.calls[0]?.[0]).toContain('Soy Linda Chen');
  });

  test('in Chinese', async () => {
    const { container } = await stage({ language: 'zh' });
    expect(await button('插入回信')).toBeTruthy();
    expect(screen.getByRole('tab', { name: '西班牙语 · 客户' })).toBeTruthy();
    await expectAccessible(container);
  });

  test('by typing and arrows, without leaving the field', async () => {
    const { container } = await stage();
    const field = await find();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(await chosen()).toBe('Answer takes longerreply');
    fireEvent.input(field, { target: { value: 'first' } });
    await waitFor(async () => expect(await chosen()).toBe('First reply with questionsreply'));
    fireEvent.input(field, { target: { value: 'nothing' } });
    expect(await screen.findByText('No template for “nothing”.')).toBeTruthy();
    await expectAccessible(container);
  });

  test('remembers what was last used for this mailbox', async () => {
    const { unmount } = await stage({ purpose: 'reply', mayHandOff: false, row: known });
    expect(await chosen()).toBe('Answer takes longerreply');
    fireEvent.click(await screen.findByRole('option', { name: /First reply/ }));
    fireEvent.click(await button('Insert into reply'));
    await waitFor(() => expect(localStorage.length).toBe(1));
    unmount();
    await stage({ purpose: 'reply', mayHandOff: false });
    expect(await chosen()).toBe('First reply with questionsreply');
  });

  test('says when the customer’s language has no variant', async () => {
    await stage({ row: { ...spanish, language: 'de' } });
    expect(await screen.findByText('No German yet; showing English')).toBeTruthy();
  });

  test('says that there is none', async () => {
    const { container } = await stage({ only: [] });
    expect(await screen.findByText(/No templates yet/)).toBeTruthy();
    await expectAccessible(container);
  });

  test('one that cannot be read says where', async () => {
    const broken = aTemplate({ variants: [{ language: 'en', body: 'Hello {{ customer.nam }}' }] });
    const { page } = await stage({ only: [broken] });
    expect(await screen.findByText(/Line 1 of the template cannot be read/)).toBeTruthy();
    fireEvent.click(await button('Insert into reply'));
    expect(page.insert).not.toHaveBeenCalled();
  });
});

describe('using', () => {
  test('hands off first, then puts the text into the reply', async () => {
    const { onDone, onHandOff, order } = await stage();
    fireEvent.keyDown(await find(), { key: 'Enter' });
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(expect.stringMatching(/^Inserted/)));
    expect(order).toEqual(['hand-off', 'insert']);
    expect(onHandOff).toHaveBeenCalledWith(idOf(opening));
  });

  test('a reply alone hands nothing off', async () => {
    const { onDone, order } = await stage({ purpose: 'reply', mayHandOff: false });
    fireEvent.click(await button('Insert into reply'));
    await waitFor(() => expect(onDone).toHaveBeenCalled());
    expect(order).toEqual(['insert']);
    expect(screen.queryByRole('button', { name: 'Hand off' })).toBeNull();
  });

  test('without a reply in the page says so and offers to copy', async () => {
    const { container, onDone, page } = await stage({ mayHandOff: false });
    page.insert.mockResolvedValue({ ok: false });
    fireEvent.click(await button('Insert into reply'));
    expect(await screen.findByText('Open a reply first, or copy the text.')).toBeTruthy();
    expect(onDone).not.toHaveBeenCalled();
    await expectAccessible(container);
  });

  test('copies', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { onDone } = await stage();
    fireEvent.click(await button('Copy'));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith('Copied. Paste it into the reply.'));
    expect(written.mock.calls[0]?.[0]).toMatch(/^Hola, Diego Fuentes:\n\nSoy Linda Chen/);
  });

  test('of a mail that is not in the page hands off and inserts nowhere', async () => {
    const { onDone, order } = await stage({ canInsert: false });
    expect(screen.queryByRole('button', { name: 'Insert into reply' })).toBeNull();
    fireEvent.click(await button('Hand off'));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith('Handed off.'));
    expect(order).toEqual(['hand-off']);
  });
});

describe('a blank', () => {
  test('stops everything, says its name, and takes the focus', async () => {
    const { container, onHandOff, page } = await stage({ only: [quote] });
    expect(text()).toContain('product?');
    fireEvent.keyDown(await find(), { key: 'Enter' });
    expect(await screen.findByText('Fill in product first. Nothing was inserted.')).toBeTruthy();
    const field = screen.getByLabelText('Fill in: product');
    expect(document.activeElement).toBe(field);
    expect(page.insert).not.toHaveBeenCalled();
    expect(onHandOff).not.toHaveBeenCalled();
    await expectAccessible(container);
    fireEvent.input(field, { target: { value: 'SP-40' } });
    await waitFor(() => expect(text()).toContain('here is SP-40.'));
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() =>
      expect(page.insert).toHaveBeenCalledWith('Dear Diego Fuentes, here is SP-40.'),
    );
  });

  test('is remembered for this inquiry', async () => {
    const { unmount } = await stage({ only: [quote] });
    fireEvent.input(await screen.findByLabelText('Fill in: product'), {
      target: { value: 'SP-40' },
    });
    unmount();
    await stage({ only: [quote] });
    expect(text()).toContain('here is SP-40.');
  });
});

test('Escape closes it', async () => {
  const { onClose } = await stage();
  fireEvent.keyDown(await find(), { key: 'Escape' });
  expect(onClose).toHaveBeenCalledOnce();
});
