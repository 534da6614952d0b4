import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '#server/database/schema/auth.ts';
import { links } from '#server/database/schema/auth.ts';
import { acceptInvitation, findInvitation } from '#server/services/invitations/accept.ts';
import {
  invite,
  makePasswordLink,
  withdrawInvitation,
} from '#server/services/invitations/invite.ts';
import type { Logins, Newcomer } from '#server/services/invitations/newcomer.ts';
import { leaveTeam } from '#server/services/members/leave-team.ts';
import { membersOf } from '#server/services/members/members.ts';
import { as, aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

/** Logins that are only noted; making real ones is the business of server/auth. */
function notedLogins(): Logins & { made: string[] } {
  const made: string[] = [];
  return {
    made,
    createPerson: async ({ memberId }) => void made.push(memberId),
    removePerson: async (memberId) => void made.splice(made.indexOf(memberId), 1),
  };
}

const newcomer = (name: string): Newcomer => {
  const address = `${name.toLowerCase()}@acme.test`;
  return { name, initials: null, address, language: 'en', password: 'a calm long sentence' };
};

async function invitationTo(team: Awaited<ReturnType<typeof aTeam>>) {
  const made = await invite(deps, team.id, team.ada.id, { role: 'rep', address: null });
  if (made.status !== 'made') throw new Error('refused');
  return made.token;
}

describe('an invitation', () => {
  test('lets one of ten in who come at once', async () => {
    const team = await aTeam(deps);
    const token = await invitationTo(team);
    const logins = notedLogins();
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        acceptInvitation(deps, logins, token, newcomer(`New${n}`)),
      ),
    );
    expect(all.filter(({ status }) => status === 'joined')).toHaveLength(1);
    expect(all.filter(({ status }) => status === 'expired')).toHaveLength(9);
    expect(logins.made).toHaveLength(1);
    expect(await membersOf(deps, team.id)).toHaveLength(5);
  });

  test('works again where joining was refused, and leaves no login behind', async () => {
    const team = await aTeam(deps);
    const token = await invitationTo(team);
    const logins = notedLogins();
    const taken = { ...newcomer('New'), address: team.linda.address };
    const refused = await acceptInvitation(deps, logins, token, taken);
    expect(refused).toMatchObject({ status: 'refused', refusal: { code: 'address-taken' } });
    expect(logins.made).toEqual([]);
    expect((await acceptInvitation(deps, logins, token, newcomer('New'))).status).toBe('joined');
  });

  test('works again where the login could not be made', async () => {
    const team = await aTeam(deps);
    const token = await invitationTo(team);
    const broken = { ...notedLogins(), createPerson: () => Promise.reject(new Error('no disk')) };
    await expect(acceptInvitation(deps, broken, token, newcomer('New'))).rejects.toThrow('no disk');
    expect(await findInvitation(deps, token)).not.toBeNull();
  });

  test('is made and taken back by admins of the team alone, and kept as a hash', async () => {
    const team = await aTeam(deps);
    const other = await aTeam(deps);
    const role = 'admin';
    for (const by of [team.max.id, team.linda.id, other.ada.id]) {
      const refused = await invite(deps, team.id, by, { role, address: null });
      expect(refused).toEqual({
        status: 'refused',
        refusal: { code: 'not-allowed', role: 'admin' },
      });
    }
    const token = await invitationTo(team);
    const stored = await deps.database.select().from(links);
    expect(JSON.stringify(stored)).not.toContain(token);
    const id = (await findInvitation(deps, token))?.id ?? '';
    expect((await withdrawInvitation(deps, team.id, team.max.id, id)).status).toBe('refused');
    await withdrawInvitation(deps, other.id, other.ada.id, id);
    expect(await findInvitation(deps, token)).not.toBeNull();
    await withdrawInvitation(deps, team.id, team.ada.id, id);
    expect(await findInvitation(deps, token)).toBeNull();
  });
});

test('a link to a new password is for members of the team who are there', async () => {
  const team = await aTeam(deps);
  const other = await aTeam(deps);
  const link = (by: typeof team.ada.id, member: typeof team.ada.id) =>
    makePasswordLink(deps, team.id, by, member);
  expect((await link(team.max.id, team.linda.id)).status).toBe('refused');
  expect((await link(team.ada.id, other.linda.id)).status).toBe('refused');
  expect((await link(team.ada.id, team.linda.id)).status).toBe('made');
  await leaveTeam(deps, team.id, as(team.linda), team.linda.id);
  expect((await link(team.ada.id, team.linda.id)).status).toBe('refused');
  expect(await deps.database.select().from(people)).toEqual([]);
});
