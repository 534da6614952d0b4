import { v7 as newId } from 'uuid';
import type { Action, ActionOf, ActionType } from '#lib/domain/action.ts';
import type { Change, Row, Table } from '#lib/domain/change.ts';
import { fetchChanges, fetchMe, sendActions } from '#lib/api/api.ts';
import type { Server } from '#lib/api/call.ts';
import { pollDeviceToken, requestDeviceCode } from '#lib/api/device.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Answer } from '#lib/protocol/api.ts';
import type { Visitor } from './visitor.ts';

/** A connected device of a member, speaking to the API by the extension's own client. */
export interface Device {
  server: Server;
  /** Sends one action, with an id of its own unless one is given. */
  perform<T extends ActionType>(type: T, over: Given<T>): Promise<Answer>;
  /** Sends up to a hundred at once. */
  performAll(actions: Action[]): Promise<Answer[]>;
  /** Every row of a table that the member may see. */
  rows<T extends Table>(table: T): Promise<Row<T>[]>;
  /** Whose it is. */
  memberId(): Promise<MemberId>;
}

type Given<T extends ActionType> = Omit<ActionOf<T>, 'id' | 'at' | 'type'> & { id?: string };

/** Connects a device by the real device flow: a code, the page on which `member` confirms it, the token. */
export async function connectDevice(address: string, member: Visitor): Promise<Device> {
  const stranger: Server = {
    base: `${address}/`,
    token: null,
    fetch,
    signal: new AbortController().signal,
  };
  const code = await requestDeviceCode(stranger);
  const page = await member.open(`/device?code=${code.user_code}`);
  await page.submit('/device', { says: 'yes' });
  const verdict = await pollDeviceToken(stranger, code.device_code);
  if (verdict.kind !== 'token') throw new Error(`the device flow ended in ${verdict.kind}`);
  const server = { ...stranger, token: verdict.token };

  async function performAll(actions: Action[]): Promise<Answer[]> {
    return (await sendActions(server, actions)).answers;
  }
  return {
    server,
    performAll,
    async perform(type, over) {
      const [answer] = await performAll([anAction(type, over)]);
      if (!answer) throw new Error('an action got no answer');
      return answer;
    },
    async rows(table) {
      const all = await snapshot(server);
      return all.flatMap((change) =>
        change.op === 'upsert' && change.table === table ? [change.row as Row<typeof table>] : [],
      );
    },
    memberId: async () => (await fetchMe(server)).member.id,
  };
}

async function snapshot(server: Server): Promise<Change[]> {
  const changes: Change[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await fetchChanges(server, cursor ? { cursor } : {});
    changes.push(...page.changes);
    ({ cursor } = page);
  } while (cursor !== null);
  return changes;
}

export function anAction<T extends ActionType>(type: T, over: Given<T>): Action {
  return { id: newId(), at: new Date(), type, ...over } as unknown as Action;
}
