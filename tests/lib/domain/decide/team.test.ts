import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { aMailbox, aTemplate, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import {
  as,
  code,
  held,
  linda,
  noon,
  now,
  on,
  root,
  team,
  wang,
  zhou,
} from '#tests/support/team-of-four.ts';

describe('the team itself', () => {
  it('keeps an admin, and gives a leaver’s inquiries back with their clocks', () => {
    const leave = (who: typeof linda) =>
      ({
        id: idOf<Action['id']>(`leave ${who.name}`),
        at: morning,
        type: 'leave',
        memberId: who.id,
      }) as const;
    expect(code(team(held).act(as(root), leave(root), noon))).toBe('last-admin');
    expect(code(team(held).act(as(wang), leave(linda), noon))).toBe('not-allowed');
    const made = team(held);
    made.act(as(root), leave(linda), noon);
    expect(now(made)).toMatchObject({ stage: 'open', assigneeId: null, replyBy: hoursLater(48) });
    expect(code(made.act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('member-gone');
  });

  it('lets no two mailboxes have one address', () => {
    const mailbox = aMailbox({
      id: idOf('sales'),
      address: 'sales@acme.test',
      aliases: ['info@acme.test'],
    });
    const save = {
      id: idOf<Action['id']>('save'),
      at: morning,
      type: 'save-mailbox',
      mailbox,
    } as const;
    expect(team().act(as(root), save, noon)).toMatchObject({
      refusal: { code: 'address-taken', address: 'info@acme.test' },
    });
    expect(code(team().act(as(linda), save, noon))).toBe('not-allowed');
  });

  it('says of what one may not see the same as of what is not there', () => {
    const made = team(held);
    made.visibility = 'own-and-pool';
    const hidden = made.act(
      as(wang),
      { ...on(), type: 'note', noteId: idOf('n'), text: 'x' },
      noon,
    );
    const absent = made.act(
      as(wang),
      {
        ...on(),
        inquiryId: idOf<InquiryId>('nowhere'),
        type: 'note',
        noteId: idOf('n'),
        text: 'x',
      },
      noon,
    );
    expect(hidden).toEqual(absent);
    expect(code(hidden)).toBe('not-found');
    expect(
      code(made.act(as(zhou), { ...on(), type: 'note', noteId: idOf('n'), text: 'x' }, noon)),
    ).toBe('changes');
  });
});

describe('templates', () => {
  const save = (body: string) => ({
    id: idOf<Action['id']>(body),
    at: morning,
    type: 'save-template' as const,
    template: aTemplate({ variants: [{ language: 'en', body }] }),
  });

  it('are an admin’s, and must work in front of a customer', () => {
    expect(code(team().act(as(zhou), save('Hello {{ customer.name }}'), noon))).toBe('not-allowed');
    expect(code(team().act(as(root), save('Hello {{ customer.name }}'), noon))).toBe('changes');
    expect(team().act(as(root), save('Hello\n{{ customer.nmae }}'), noon)).toMatchObject({
      refusal: { code: 'template-broken', line: 2 },
    });
  });
});
