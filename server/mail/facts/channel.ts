import type { Channel } from '#lib/domain/channel.ts';
import type { Profile } from '#lib/domain/profile.ts';
import { domainOf } from './free-mail.ts';
import type { ParsedMail } from './parse.ts';

/** Where an inquiry came from, and the line that shows it; `null` where it is what is left. */
export interface ChannelFound {
  channel: Channel;
  evidence: string | null;
}

/** What the channel is looked for in. */
export interface ChannelSigns {
  mail: ParsedMail;
  bodies: readonly string[];
  ownText: string;
  profile: Profile | null;
  /** Somebody is named whom one could answer. */
  isSigned: boolean;
  /** The line that shows a form, where one was filled in. */
  form: string | null;
  mailboxAddresses: readonly string[];
}

/**
 * Which channel a mail came by: the alias or plus part it was sent to (RFC 5233; which field names it differs by host),
 * the profile it fits, the address of a page or campaign in its text, its words, a form; else it was written directly.
 */
export function channelOf(signs: ChannelSigns): ChannelFound {
  const found =
    byRecipient(signs) ??
    byProfile(signs.profile) ??
    byCampaign(signs.bodies) ??
    byForm(signs) ??
    byWords(signs);
  if (!found) return { channel: signs.isSigned ? 'direct' : 'unknown', evidence: null };
  return { ...found, evidence: found.evidence && oneLine(found.evidence) };
}

const RECIPIENT_FIELDS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-forwarded-to',
  'to',
  'cc',
];

const BY_NAME: [RegExp, Channel][] = [
  [
    /^(?:ad|ads|adwords|google-?ads?|googleads|sem|ppc|cpc|bing-?ads?|fb-?ads?|facebook|meta|campaign|landing|promo)\b/,
    'ad',
  ],
  [
    /^(?:fair|fairs|expo|exhibition|show|messe|feria|salon|canton-?fair|cantonfair|booth|guangjiaohui)/,
    'fair',
  ],
  [
    /^(?:alibaba|ali|mic|made-?in-?china|global-?sources|gs|hktdc|dhgate|thomas(?:net)?|indiamart|ec21|tradekey|europages|wlw|platform)\b/,
    'platform',
  ],
  [/^(?:web|webform|website|site|form|forms|contact-?form|contactform|landingpage)\b/, 'form'],
];

/** By what the sender wrote behind the plus, or by an alias that says it. An unknown plus part is a channel unknown. */
function byRecipient({ mail, mailboxAddresses }: ChannelSigns): ChannelFound | null {
  const all = new Set(mailboxAddresses.map((address) => address.toLowerCase()));
  const hosts = new Set([...all].map(domainOf));
  let unknown: ChannelFound | null = null;
  for (const field of RECIPIENT_FIELDS) {
    for (const address of addressesIn(mail.headers.all(field).join(' '))) {
      const local = address.slice(0, address.lastIndexOf('@'));
      const host = domainOf(address);
      const plus = local.indexOf('+');
      const isPlus = plus > 0 && all.has(`${local.slice(0, plus)}@${host}`);
      if (!isPlus && !(all.has(address) && hosts.has(host))) continue;
      const name = isPlus ? local.slice(plus + 1) : local;
      const channel = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
      const evidence = `${fieldName(field)}: ${address}`;
      if (channel) return { channel, evidence };
      if (isPlus) unknown ??= { channel: 'unknown', evidence };
    }
  }
  return unknown;
}

function addressesIn(text: string): string[] {
  const found = text.slice(0, 20_000).match(/[^\s<>@,;:"'()[\]]{1,64}@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return found.map((address) => address.toLowerCase()).slice(0, 100);
}

function fieldName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function byProfile(profile: Profile | null): ChannelFound | null {
  // A form is only the vehicle: the campaign its page was reached by says more.
  return profile && profile.channel !== 'form'
    ? { channel: profile.channel, evidence: profile.name }
    : null;
}

const PAID =
  /[?&\s](?:gclid|gbraid|wbraid|msclkid|yclid|dclid)=[\w-]{4,}|\b(?:gclid|gbraid|wbraid|msclkid|yclid)\s*[:=：]\s*[\w-]{4,}|utm_medium\s*[=:：]\s*(?:cpc|ppc|paid\w*|display|sem|ads?|banner|retargeting)\b/i;
const FAIR = /utm_(?:source|medium|campaign)\s*[=:：]\s*[\w-]*(?:fair|expo|messe|feria)/i;
const PLATFORM =
  /utm_source\s*[=:：]\s*(?:alibaba|made-?in-?china|globalsources|hktdc|dhgate|indiamart)/i;

/** A part of whatever the three find: most letters have none of it. */
const CAMPAIGN = /utm_|clk?id|[gw]braid/i;

function byCampaign(bodies: readonly string[]): ChannelFound | null {
  const tests: [RegExp, Channel][] = [
    [FAIR, 'fair'],
    [PLATFORM, 'platform'],
    [PAID, 'ad'],
  ];
  for (const body of bodies) {
    const text = body.slice(0, 40_000);
    if (!CAMPAIGN.test(text)) continue;
    const lines = text.split('\n');
    for (const [pattern, channel] of tests) {
      const line = lines.find((one) => one.length < 4000 && pattern.test(one));
      if (line) return { channel, evidence: around(line, pattern) };
    }
  }
  return null;
}

function byForm({ profile, form, bodies }: ChannelSigns): ChannelFound | null {
  if (profile) return { channel: 'form', evidence: profile.name };
  if (form === null) return null;
  const page = bodies.flatMap((body) => PAGE.exec(body.slice(0, 40_000))?.[0] ?? [])[0];
  return { channel: 'form', evidence: page ?? form };
}

/** The page a form stands on, or that led to it. */
const PAGE =
  /^[\s*>]*(?:page|page url|source url|source|url|referr?er|landing page|sent from|submitted from|来源|来源页面|来源网址|页面|提交页面)\s*[:：]\s*https?:\/\/\S{4,250}/im;

const WORDS: [RegExp, Channel][] = [
  [
    /\b(?:canton fair|trade (?:fair|show)|exhibition|your booth|our meeting at|met (?:you|your \w+|us)? ?at the|visited your (?:stand|booth)|automechanika|hannover messe|anuga|ambiente)\b|广交会|廣交會|展会上|展會上|展览会|参展|\b(?:auf der|an der) \w*messe\b|\b(?:en la|durante la) feria\b|\bau salon\b|\bna feira\b|\balla fiera\b|на выставке/i,
    'fair',
  ],
  [
    /\b(?:found|saw|seen|see|contact(?:ed|ing)?|from|on|via|through) (?:you(?:r \w+)? )?(?:on |at |via |through |from )?(?:alibaba|made[- ]in[- ]china|global ?sources|hktdc|dhgate|indiamart|thomasnet|europages)\b|阿里巴巴|中国制造网|环球资源/i,
    'platform',
  ],
  [
    /\b(?:google|bing|facebook|instagram|linkedin) ad(?:s|vert(?:isement)?)?\b|\b(?:saw|seen|found) your ad(?:vert(?:isement)?)?\b/i,
    'ad',
  ],
];

function byWords({ mail, ownText }: ChannelSigns): ChannelFound | null {
  for (const text of [mail.subject, ...ownText.slice(0, 10_000).split('\n')]) {
    if (text.length > 4000) continue;
    const found = WORDS.find(([pattern]) => pattern.test(text));
    if (found) return { channel: found[1], evidence: around(text, found[0]) };
  }
  return null;
}

/** The line, or as much of it around the sign as a person reads. */
function around(line: string, pattern: RegExp): string {
  const text = line.trim();
  if (text.length <= 200) return text;
  const at = Math.max(0, (pattern.exec(text)?.index ?? 0) - 60);
  return text.slice(at, at + 200);
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
