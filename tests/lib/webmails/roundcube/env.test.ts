// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { readEnv } from '#lib/webmails/roundcube/env.ts';

const page = (script: string): Document =>
  new DOMParser().parseFromString(`<script>\n${script}\n</script>`, 'text/html');

test('keeps what is asked for, and no token', () => {
  const env = readEnv(
    page(
      'rcmail.set_env({"task":"mail","action":"show","uid":4,"request_token":"secret","comm_path":"/cpsess12/"});',
    ),
  );
  expect(env).toMatchObject({ task: 'mail', action: 'show', uid: '4', username: null });
  expect(JSON.stringify(env)).not.toMatch(/secret|cpsess/);
});

test('takes the later of two calls', () => {
  const env = readEnv(
    page('rcmail.set_env({"task":"mail","uid":"1"});\nrcmail.set_env({"uid":"2"});'),
  );
  expect(env).toMatchObject({ task: 'mail', uid: '2' });
});

test.each(['', 'rcmail.set_env({broken);', 'other.set_env({"task":"mail"});'])(
  'is null without such a script: %s',
  (script) => {
    expect(readEnv(page(script))).toBeNull();
  },
);
