import { domainToASCII } from 'node:url';
import { readAutoconfig } from './autoconfig.ts';
import type { Means } from './means.ts';
import type { Preset } from './preset.ts';
import { presetByDomain, presetByMx, serverFor } from './presets.ts';
import type { Proposal } from './proposal.ts';
import { serversBySrv } from './srv.ts';

/**
 * Looks for the settings of an address: by the address itself, by who takes in the domain's mail (MX), by what the domain
 * names for mail programs (SRV), and by a description it publishes as for Thunderbird. The likeliest first, none twice,
 * empty where nothing was found. Only proposals: DNS is not proof, so a person looks before a password goes anywhere.
 * Never rejects.
 */
export async function discover(address: string, means: Means): Promise<Proposal[]> {
  const [, typed = ''] = /^[^\s@]+@([^\s@/\\?#:[\]]+)$/.exec(address) ?? [];
  const domain = domainToASCII(typed).toLowerCase();
  // Behind a name a number is no domain: no URL can be made of it.
  const isName = URL.canParse(`https://autoconfig.${domain}/`);
  if (!isName || !/^[^.]+(?:\.[^.]+)+$/.test(domain)) return [];
  const own = presetByDomain(domain);
  if (own) return proposalOf(own, 'address', address, domain);
  const [mx, srv, description] = await Promise.all([
    presetOfDomain(domain, means),
    serversBySrv(domain, means),
    describedBy(domain, address, means),
  ]);
  const found = [
    ...(mx ? proposalOf(mx, 'mx', address, domain) : []),
    ...(srv ? [{ by: 'srv' as const, preset: 'other', username: address, ...srv }] : []),
    ...(description ? [{ by: 'autoconfig' as const, preset: 'other', ...description }] : []),
  ];
  return found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
}

function proposalOf(
  preset: Preset,
  by: Proposal['by'],
  address: string,
  domain: string,
): Proposal[] {
  const imap = serverFor(preset.imap, domain);
  if (!imap) return [];
  const smtp = serverFor(preset.smtp, domain);
  return [{ by, preset: preset.id, imap, smtp, username: address }];
}

async function presetOfDomain(domain: string, { resolver }: Means): Promise<Preset | null> {
  const records = await resolver.resolveMx(domain).catch(() => []);
  const sorted = records.toSorted((a, b) => a.priority - b.priority);
  for (const { exchange } of sorted) {
    const preset = presetByMx(exchange);
    if (preset) return preset;
  }
  return null;
}

/** The places Thunderbird looks at, by HTTPS alone; the first one that describes an IMAP server. */
async function describedBy(domain: string, address: string, means: Means) {
  const asked = encodeURIComponent(address);
  const places = [
    `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${asked}`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ];
  const texts = await Promise.all(
    places.map((place) => means.read(new URL(place)).catch(() => null)),
  );
  for (const text of texts) {
    const described = text === null ? null : readAutoconfig(text, address);
    if (described) return described;
  }
  return null;
}

function isSame(a: Proposal, b: Proposal): boolean {
  return a.imap.host === b.imap.host && a.imap.port === b.imap.port;
}
