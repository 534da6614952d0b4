import type { MxRecord, SrvRecord } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAutoconfig } from '#server/services/providers/autoconfig.ts';
import { discover } from '#server/services/providers/discover.ts';
import type { Means } from '#server/services/providers/means.ts';
import { dnsServer } from '#tests/support/dns-server.ts';

interface World {
  mx?: Record<string, MxRecord[]>;
  srv?: Record<string, SrvRecord[]>;
  documents?: Record<string, string>;
}

/** A DNS and a web of one's own; `asked` learns every address that was read. */
function meansOf({ mx = {}, srv = {}, documents = {} }: World, asked: string[] = []): Means {
  const known = <T>(records: Record<string, T>, name: string): Promise<T> => {
    const found = records[name];
    return found ? Promise.resolve(found) : Promise.reject(new Error(`ENOTFOUND ${name}`));
  };
  return {
    resolver: {
      resolveMx: (name: string) => known(mx, name),
      resolveSrv: (name: string) => known(srv, name),
    } as Means['resolver'],
    read(url) {
      asked.push(url.href);
      return Promise.resolve(documents[url.href] ?? null);
    },
  };
}

const target = (name: string, port: number, priority = 0, weight = 0): SrvRecord =>
  ({ name, port, priority, weight }) as SrvRecord;

const description = (incoming: string) => `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="acme.test"><domain>acme.test</domain>
${incoming}
<outgoingServer type="smtp"><hostname>smtp.acme.test</hostname><port>587</port>
<socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>`;

const incoming = (socketType: string, hostname = 'imap.acme.test', username = '%EMAILLOCALPART%') =>
  `<incomingServer type="imap"><hostname>${hostname}</hostname><port>993</port>
<socketType>${socketType}</socketType><authentication>password-cleartext</authentication>
<username>${username}</username></incomingServer>`;

const place = 'https://acme.test/.well-known/autoconfig/mail/config-v1.1.xml';

test('a provider is recognised by who takes in the mail of the domain', async () => {
  const mx = {
    'acme.test': [
      { exchange: 'backup.elsewhere.test', priority: 20 },
      { exchange: 'mxbiz1.qq.com', priority: 5 },
    ],
  };
  expect(await discover('info@Acme.test', meansOf({ mx }))).toEqual([
    {
      by: 'mx',
      preset: 'exmail',
      imap: { host: 'imap.exmail.qq.com', port: 993, security: 'tls' },
      smtp: { host: 'smtp.exmail.qq.com', port: 465, security: 'tls' },
      username: 'info@Acme.test',
    },
  ]);
});

test('an address of the provider’s own asks nobody', async () => {
  const asked: string[] = [];
  const found = await discover('acme@163.com', meansOf({}, asked));
  expect(found).toMatchObject([{ by: 'address', preset: 'netease-163' }]);
  expect(asked).toEqual([]);
});

test('what the domain names for mail programs is taken by priority, then weight', async () => {
  const srv = {
    '_imaps._tcp.acme.test': [target('late.acme.test', 993, 10), target('a.acme.test', 993, 1, 5)],
    '_submissions._tcp.acme.test': [
      target('b.acme.test', 465, 1, 1),
      target('c.acme.test', 465, 1, 9),
    ],
    '_submission._tcp.acme.test': [target('d.acme.test', 587)],
  };
  expect(await discover('info@acme.test', meansOf({ srv }))).toMatchObject([
    {
      by: 'srv',
      preset: 'other',
      imap: { host: 'a.acme.test', port: 993, security: 'tls' },
      smtp: { host: 'c.acme.test', port: 465, security: 'tls' },
    },
  ]);
  const plain = {
    '_imaps._tcp.acme.test': [target('', 0)],
    '_imap._tcp.acme.test': [target('Mail.acme.test.', 143)],
    '_submission._tcp.acme.test': [target('mail.acme.test', 587)],
  };
  expect(await discover('info@acme.test', meansOf({ srv: plain }))).toMatchObject([
    {
      imap: { host: 'mail.acme.test', port: 143, security: 'starttls' },
      smtp: { host: 'mail.acme.test', port: 587, security: 'starttls' },
    },
  ]);
});

test('a published description is read, its encrypted servers alone', async () => {
  const text = description(incoming('plain', 'old.acme.test') + incoming('SSL'));
  expect(await discover('info@acme.test', meansOf({ documents: { [place]: text } }))).toEqual([
    {
      by: 'autoconfig',
      preset: 'other',
      imap: { host: 'imap.acme.test', port: 993, security: 'tls' },
      smtp: { host: 'smtp.acme.test', port: 587, security: 'starttls' },
      username: 'info',
    },
  ]);
  const nothing = meansOf({ documents: { [place]: description(incoming('plain')) } });
  expect(await discover('info@acme.test', nothing)).toEqual([]);
});

test('a server that both name is proposed once', async () => {
  const srv = { '_imaps._tcp.acme.test': [target('imap.acme.test', 993)] };
  const documents = { [place]: description(incoming('SSL')) };
  const found = await discover('info@acme.test', meansOf({ srv, documents }));
  expect(found.map(({ by }) => by)).toEqual(['srv']);
});

test('records that lead into a network, or nowhere, propose nothing', async () => {
  for (const host of ['127.0.0.1', 'localhost', '10.0.0.7', '[::1]', '::1', 'a b', '2130706433']) {
    const srv = { '_imaps._tcp.acme.test': [target(host, 993)] };
    const documents = { [place]: description(incoming('SSL', host)) };
    expect(await discover('info@acme.test', meansOf({ srv, documents }))).toEqual([]);
  }
  const srv = { '_imaps._tcp.acme.test': [target('imap.acme.test', 0)] };
  expect(await discover('info@acme.test', meansOf({ srv }))).toEqual([]);
});

test('nonsense in the place of a description proposes nothing and breaks nothing', async () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(9)}"><!ENTITY c "&b;&b;">]>${incoming('SSL', '&c;')}`;
  const texts = ['', '<html>', '{"imap":1}', '<incomingServer type="imap">', '\0'.repeat(9), bomb];
  for (const text of [...texts, '<a>'.repeat(9000)]) {
    const means = meansOf({ documents: { [place]: text } });
    expect(await discover('info@acme.test', means)).toEqual([]);
  }
});

test('what is no address asks nobody, and a domain of another script is asked for in its own form', async () => {
  const asked: string[] = [];
  const words = ['', 'info', 'info@localhost', 'info@a b', '@', 'info@acme.test/../x'];
  const numbers = ['a@127.0.0.1', 'a@0x7f.1', 'a@127。0。0。1', 'a@1.2', 'a@1.0x7f'];
  for (const wrong of [...words, ...numbers]) {
    expect(await discover(wrong, meansOf({}, asked))).toEqual([]);
  }
  expect(asked).toEqual([]);
  await discover('info@例子.test', meansOf({}, asked));
  expect(asked[1]).toBe('https://xn--fsqu00a.test/.well-known/autoconfig/mail/config-v1.1.xml');
});

test('asks a real name server, and takes what it says, or its silence', async () => {
  const server = await dnsServer({
    mx: {
      'acme.test': [
        [20, 'backup.acme.test'],
        [10, 'acme-test.mail.protection.outlook.com'],
      ],
    },
    srv: {
      '_imaps._tcp.other.test': [
        [1, 0, 993, 'second.other.test'],
        [0, 1, 993, 'light.other.test'],
        [0, 9, 9993, 'heavy.other.test'],
      ],
      '_submissions._tcp.other.test': [[0, 0, 465, '']],
      '_submission._tcp.other.test': [[0, 0, 587, 'out.other.test']],
    },
  });
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([server.address]);
  const means: Means = { resolver, read: () => Promise.resolve(null) };
  expect(await discover('info@acme.test', means)).toMatchObject([
    { by: 'mx', preset: 'microsoft' },
  ]);
  expect(await discover('info@other.test', means)).toMatchObject([
    {
      by: 'srv',
      imap: { host: 'heavy.other.test', port: 9993, security: 'tls' },
      smtp: { host: 'out.other.test', port: 587, security: 'starttls' },
    },
  ]);
  expect(await discover('info@nowhere.test', means)).toEqual([]);
  expect(server.asked).toContain('_imap._tcp.nowhere.test');
  await server.close();
  const patient = new Resolver({ timeout: 100, tries: 1 });
  patient.setServers([server.address]);
  expect(await discover('info@acme.test', { ...means, resolver: patient })).toEqual([]);
});

test('whatever a description holds, only names with encryption come out of it', () => {
  const host = fc.oneof(
    fc.string(),
    fc.constantFrom('imap.acme.test', '127.1', '10.0.0.1', 'local'),
  );
  const port = fc.oneof(fc.string(), fc.integer().map(String), fc.constant('993'));
  const type = fc.oneof(fc.string(), fc.constantFrom('SSL', 'STARTTLS', 'plain', 'ssl '));
  let some = 0;
  fc.assert(
    fc.property(host, port, type, fc.string(), (hostname, at, socketType, rest) => {
      const xml = `<incomingServer type="imap"><hostname>${hostname}</hostname><port>${at}</port>
<socketType>${socketType}</socketType>${rest}</incomingServer>`;
      const found = readAutoconfig(xml, 'info@acme.test');
      if (found) some += 1;
      for (const server of [found?.imap, found?.smtp]) {
        if (!server) continue;
        expect(server.host).toMatch(/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/);
        expect(server.security).not.toBe('none');
      }
    }),
    { numRuns: 1000 },
  );
  expect(some).toBeGreaterThan(0);
});
