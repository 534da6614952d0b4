import { describe, expect, it } from 'vitest';
import { openapi } from '#server/routes/openapi.ts';

const document = openapi('1.2.3');

describe('openapi', () => {
  it('lists every address with its method and whether it needs a token', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { security?: unknown }>).map(
        ([method, { security }]) => `${method} ${path}${security ? '' : ' open'}`,
      ),
    );
    expect(told).toEqual([
      'post /api/actions',
      'get /api/changes',
      'post /api/resolve',
      'get /api/inquiries/{id}/history',
      'get /api/search',
      'post /api/profiles/learn',
      'post /api/rules/try',
      'get /api/mailboxes/health',
      'post /api/webmails/report',
      'get /api/webmails/health',
      'get /api/me',
      'get /api/health open',
    ]);
  });

  it('shows moments as the text that travels, and actions by their type', () => {
    const text = JSON.stringify(document.paths['/api/actions']);
    expect(text).toContain('"format":"date-time"');
    for (const type of ['hand-off', 'begin-send', 'answer-ask', 'save-anchors']) {
      expect(text).toContain(`"const":"${type}"`);
    }
  });

  it('says what an anchor may be called, and how long its selector may be', () => {
    const text = JSON.stringify(document.paths['/api/actions']);
    expect(text).toContain('"propertyNames":{"type":"string","pattern":"^[a-zA-Z.]{1,60}$"}');
    expect(text).toContain('"maxLength":500');
  });

  it('names the clock that stands on every answer', () => {
    const { responses } = (document.paths['/api/changes'] as { get: { responses: object } }).get;
    for (const answer of Object.values(responses)) {
      expect(answer.headers).toMatchObject({ 'baton-time': { schema: { format: 'date-time' } } });
    }
  });

  it('names the parameters of path and query', () => {
    const changes = document.paths['/api/changes'] as {
      get: { parameters: { name: string; in: string; required: boolean }[] };
    };
    expect(changes.get.parameters.map((one) => [one.name, one.in, one.required])).toEqual([
      ['after', 'query', false],
      ['cursor', 'query', false],
      ['limit', 'query', false],
    ]);
    const history = document.paths['/api/inquiries/{id}/history'] as typeof changes;
    expect(history.get.parameters).toMatchObject([
      { name: 'id', in: 'path', required: true, schema: { format: 'uuid' } },
    ]);
  });
});
