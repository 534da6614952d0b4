import * as z from 'zod/mini';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActionType } from '#lib/domain/action.ts';
import { ActionsResponse, ChangesResponse } from '#lib/protocol/api.ts';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import { aProfile, aRoster, aRule, hoursLater, morning } from '#tests/support/rows.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { aTeam, anAction, anOpening, as, done, watcher } from '#tests/support/server-deps.ts';

const { deps, api } = await apiOfFile();
let theirs: Desk;
let ours: Desk;
beforeAll(async () => {
  theirs = await aDesk();
  ours = await aDesk();
});

type Desk = Awaited<ReturnType<typeof aDesk>>;

/** Claimed by Linda, with a note, a template and a second mail, so that every id an action may name exists. */
async function aDesk() {
  const team = await aTeam(deps);
  const opening = anOpening(team.mailboxId);
  const { inquiryId } = opening;
  const noteId = deps.newId();
  const templateId = deps.newId();
  const template = {
    id: templateId as never,
    purpose: 'hand-off' as const,
    name: 'Opening',
    variants: [{ language: 'en', body: 'Hello' }],
    fallback: 'en',
  };
  await done(deps, team.id, watcher, opening);
  await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
  const note = { inquiryId, noteId: noteId as never, text: 'theirs' };
  await done(deps, team.id, as(team.linda), anAction('note', note));
  await done(deps, team.id, as(team.ada), anAction('save-template', { template }));
  const ruleId = deps.newId();
  const rule = { ...aRule({ effects: [{ kind: 'dismiss' }] }), id: ruleId as never };
  await done(deps, team.id, as(team.max), anAction('save-rule', { rule }));
  const profileId = deps.newId();
  const profile = { ...aProfile(), id: profileId as never };
  await done(deps, team.id, as(team.max), anAction('save-profile', { profile }));
  const anchorSetId = deps.newId();
  const anchors = { webmail: 'roundcube', anchors: { from: '#from' }, note: 'theirs' } as const;
  const saved = { anchorSetId: anchorSetId as never, ...anchors };
  await done(deps, team.id, as(team.ada), anAction('save-anchors', saved));
  return {
    team,
    opening,
    ids: {
      inquiryId,
      noteId,
      templateId,
      ruleId,
      profileId,
      anchorSetId,
      mailboxId: team.mailboxId,
      memberId: team.linda.id,
      customerId: opening.customer.id,
      messageId: opening.message.id,
    },
    template,
    admin: api.tokenOf(team.id, team.ada),
  };
}
type Ids = Desk['ids'];

/** Each action of the wire, its ids those of `ids`, sent by an admin of our own team. */
function actionsOn(ids: Ids): Record<ActionType, object> {
  const { inquiryId, memberId, mailboxId, templateId, messageId, noteId } = ids;
  const { ruleId, profileId, anchorSetId } = ids;
  const fresh = anOpening(mailboxId as never);
  const message = { ...fresh.message, id: messageId, direction: 'out' };
  const particulars = {
    name: 'Eve',
    initials: 'EV',
    address: 'eve@acme.test',
    title: null,
    region: null,
    language: 'en',
  };
  return {
    open: { ...fresh, customer: { ...fresh.customer, id: ids.customerId } },
    view: { inquiryId },
    claim: { inquiryId },
    assign: { inquiryId, memberId },
    release: { inquiryId, reason: null },
    'begin-send': { inquiryId, since: morning, anyway: true },
    'end-send': { inquiryId, press: deps.newId() },
    'ask-for': { inquiryId },
    'withdraw-ask': { inquiryId },
    'answer-ask': { inquiryId, memberId, give: true },
    'hand-off': { inquiryId, templateId },
    deliver: { inquiryId, memberId, delivery: 'delivered', how: null, messageId, place: null },
    'customer-wrote': {
      inquiryId,
      message: { ...message, direction: 'in' },
      answersUnseen: false,
      warnings: [],
    },
    acknowledge: {
      inquiryId,
      acknowledgement: { state: 'sent', at: morning, language: 'es', reason: null, evidence: null },
      message: null,
    },
    bounced: { inquiryId, messageId, status: null, isProbable: false },
    'judge-reply': { inquiryId, messageId, class: 'internal' },
    merge: { inquiryId, intoId: ours.ids.inquiryId },
    split: {
      inquiryId,
      messageId,
      newInquiryId: deps.newId() as never,
      newCustomerId: deps.newId() as never,
    },
    'set-owner': { inquiryId, memberId },
    replied: { inquiryId, message, by: ours.team.ada.id, evidence: 'browser' },
    locate: { inquiryId, messageId, place: null, rfcMessageId: null, keys: ['3:stolen'] },
    close: { inquiryId, outcome: 'spam' },
    reopen: { inquiryId },
    tag: { inquiryId, add: ['stolen'], remove: [] },
    note: { inquiryId, noteId, text: 'stolen' },
    'save-template': { template: { ...ours.template, id: templateId, name: 'Stolen' } },
    'remove-template': { templateId },
    'save-rule': {
      rule: {
        ...aRule({ effects: [{ kind: 'notify', memberIds: [memberId] }] }),
        id: ruleId as never,
      },
    },
    'remove-rule': { ruleId },
    'save-profile': { profile: { ...aProfile(), id: profileId } },
    'remove-profile': { profileId },
    'save-roster': {
      roster: aRoster({ weekdays: [memberId, null, null, null, null, null, null] }),
    },
    'save-absence': {
      memberId,
      absence: {
        id: deps.newId() as never,
        from: morning,
        to: hoursLater(9),
        standInId: null,
        held: 'pool',
        state: 'planned',
      },
    },
    'cancel-absence': { memberId, absenceId: deps.newId() as never },
    join: { member: { id: memberId, role: 'admin', ...particulars } },
    'save-member': { memberId, member: particulars },
    'set-role': { memberId, role: 'rep' },
    leave: { memberId },
    'save-mailbox': {
      mailbox: {
        id: mailboxId,
        address: `${deps.newId()}@acme.test`,
        aliases: [],
        name: 'Stolen',
        viewHours: 1,
        replyHours: 1,
        acknowledgement: usualAcknowledgement,
        authservId: null,
        selfCheck: false,
        active: false,
      },
    },
    connect: { of: { kind: 'member', memberId }, address: 'eve@acme.test', connected: true },
    health: { mailboxId, trouble: 'password' },
    // Before one is saved under the same id, which would be our own.
    'use-anchors': { webmail: 'roundcube', anchorSetId },
    'save-anchors': { anchorSetId, webmail: 'roundcube', anchors: { from: '#stolen' }, note: '' },
  };
}

const asActions = (ids: Ids) =>
  Object.entries(actionsOn(ids)).map(([type, over]) => ({
    at: morning,
    ...over,
    id: deps.newId(),
    type,
  }));

async function act(token: string, actions: object[]) {
  const { status, body } = await api.ask(token, '/api/actions', { actions });
  expect(status).toBe(200);
  return z.parse(ActionsResponse, body).answers;
}

/** All that an admin of the team can see. */
async function everythingOf(desk: Desk) {
  const { body } = await api.ask(desk.admin, '/api/changes?limit=2000');
  const { seq, changes } = z.parse(ChangesResponse, body);
  return { seq, changes };
}

const nobodys = (): Ids => ({
  inquiryId: deps.newId() as never,
  noteId: deps.newId(),
  templateId: deps.newId(),
  ruleId: deps.newId(),
  profileId: deps.newId(),
  anchorSetId: deps.newId(),
  mailboxId: deps.newId() as never,
  memberId: deps.newId() as never,
  customerId: deps.newId() as never,
  messageId: deps.newId() as never,
});

/** What an answer says, without the ids that the question itself named. */
function plain(answers: Awaited<ReturnType<typeof act>>, ids: Ids) {
  const named = Object.values(ids).join('|');
  const text = JSON.stringify(answers.map((one) => ({ ...one, actionId: null })));
  return text.replaceAll(new RegExp(named, 'g'), '<named>').replaceAll(/"seq":\d+/g, '"seq":0');
}

describe('an id of another team', () => {
  it('is told, in every action, like one that is nobody’s', async () => {
    const before = await everythingOf(theirs);
    const foreign = plain(await act(ours.admin, asActions(theirs.ids)), theirs.ids);
    const none = nobodys();
    const unknown = plain(await act(ours.admin, asActions(none)), none);
    expect(foreign).toBe(unknown);
    expect(await everythingOf(theirs)).toEqual(before);
  });

  it('does nothing beside one of ours either, one field at a time', async () => {
    const before = await everythingOf(theirs);
    for (const field of Object.keys(ours.ids) as (keyof Ids)[]) {
      const desk = await aDesk();
      await act(desk.admin, asActions({ ...desk.ids, [field]: theirs.ids[field] }));
    }
    expect(await everythingOf(theirs)).toEqual(before);
  });

  it('is told, in every question, like one that is nobody’s', async () => {
    const ask = async (path: string, body?: object) => {
      const { status, body: told } = await api.ask(ours.admin, path, body);
      return { status, told };
    };
    const history = (id: string) => ask(`/api/inquiries/${id}/history`);
    expect(await history(theirs.ids.inquiryId)).toEqual(await history(deps.newId()));
    const { message } = theirs.opening;
    const { rfcMessageId, from, subject, keys } = message;
    const sighting = {
      webmail: 'roundcube',
      account: null,
      place: null,
      gmail: null,
      rfcMessageId,
      from,
      subject,
      recipients: [],
      sentAt: null,
      tiers: [{ tier: '3', keys }],
      keys: [],
    };
    expect(await ask('/api/resolve', { sighting })).toMatchObject({ told: { kind: 'none' } });
    const q = encodeURIComponent(subject.split(' ').at(-1) ?? '');
    expect(await ask(`/api/search?q=${q}`)).toMatchObject({ told: { inquiries: [] } });
    const cursor = `1.4.${theirs.ids.inquiryId}`;
    const { told } = await ask(`/api/changes?limit=2000&cursor=${cursor}`);
    expect(JSON.stringify(told)).not.toContain(theirs.team.id);
    expect(JSON.stringify(told)).not.toContain(theirs.ids.inquiryId);
  });
});

describe('what only a machine may say', () => {
  const machines = [
    'deliver',
    'customer-wrote',
    'acknowledge',
    'bounced',
    'locate',
    'join',
    'connect',
    'health',
  ] as const;
  it.each(['admin', 'manager', 'rep'] as const)(
    'is refused from the %s of a team',
    async (role) => {
      const { team, ids } = ours;
      const member = { admin: team.ada, manager: team.max, rep: team.wang }[role];
      const token = api.tokenOf(team.id, member);
      const before = await everythingOf(ours);
      const said = actionsOn(ids);
      const reply = said.replied as { message: object };
      const others = [
        ...machines.map((type) => ({ ...said[type], type })),
        { ...said.connect, type: 'connect', of: { kind: 'member', memberId: member.id } },
        { ...said.connect, type: 'connect', of: { kind: 'mailbox', mailboxId: ids.mailboxId } },
        { ...reply, type: 'replied', by: team.linda.id },
        { ...reply, type: 'replied', by: null },
        { ...reply, type: 'replied', by: member.id, evidence: 'server' },
      ].map((one) => ({ at: morning, ...one, id: deps.newId() }));
      for (const answer of await act(token, others)) {
        expect(answer).toMatchObject({ status: 'refused', refusal: { code: 'not-allowed' } });
      }
      expect(await everythingOf(ours)).toEqual(before);
    },
  );

  it('may not be claimed by sending an actor along', async () => {
    const { team, ids } = ours;
    const forged = { ...actionsOn(ids).health, actor: { kind: 'watcher' }, teamId: theirs.team.id };
    const action = { at: morning, ...forged, id: deps.newId(), type: 'health' };
    expect(await act(api.tokenOf(team.id, team.wang), [action])).toMatchObject([
      { status: 'refused', refusal: { code: 'not-allowed' } },
    ]);
  });
});
