import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { ActionsResponse, ApiError, HistoryResponse } from '#lib/protocol/api.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { anAction } from '#tests/support/server-deps.ts';

const { deps, api, aDesk } = await apiOfFile();

describe('an action that breaks something of ours', () => {
  /** Broken at the moment before its `nth` commit. */
  async function aBatch(nth: number, isDatabaseUp = true) {
    const { token, inquiryId } = await aDesk();
    let commits = 0;
    const { reach } = deps;
    const execute = deps.database.execute;
    deps.reach = async (point) => {
      if (point !== 'before-commit' || (commits += 1) !== nth) return;
      if (!isDatabaseUp) deps.database.execute = () => Promise.reject(new Error('gone')) as never;
      throw new Error('customer@kunde.example broke it');
    };
    const actions = ['one', 'two', 'three'].map((word) =>
      anAction('tag', { inquiryId, add: [word], remove: [] }),
    );
    try {
      return { token, inquiryId, actions, ...(await api.ask(token, '/api/actions', { actions })) };
    } finally {
      deps.reach = reach;
      deps.database.execute = execute;
    }
  }

  it('is answered by itself, is not written, and can be sent again', async () => {
    const { token, inquiryId, actions, status, body } = await aBatch(2);
    expect(status).toBe(200);
    expect(z.parse(ActionsResponse, body).answers).toMatchObject([
      { actionId: actions[0]?.id, status: 'done' },
      { actionId: actions[1]?.id, status: 'failed', ref: expect.stringMatching(/^[0-9a-f]{8}$/) },
      { actionId: actions[2]?.id, status: 'done' },
    ]);
    expect(JSON.stringify(body)).not.toContain('kunde');
    const tags = async () => {
      const { body: told } = await api.ask(token, `/api/inquiries/${inquiryId}/history`);
      return z.parse(HistoryResponse, told).inquiry.tags;
    };
    expect(await tags()).toEqual(['one', 'three']);
    const again = await api.ask(token, '/api/actions', { actions });
    expect(z.parse(ActionsResponse, again.body).answers).toMatchObject([
      { status: 'done' },
      { status: 'done' },
      { status: 'done' },
    ]);
    expect(await tags()).toEqual(['one', 'three', 'two']);
  });

  it('is the whole batch’s where the database is gone', async () => {
    const { status, body } = await aBatch(1, false);
    expect(status).toBe(500);
    expect(z.parse(ApiError, body).error.code).toBe('fault');
  });
});
