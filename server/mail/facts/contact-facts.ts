import { domainOf, isFreeMail, organisationDomain } from './free-mail.ts';
import type { Fields } from './label-fields.ts';

/** Endings of companies' names, by law. */
const LEGAL =
  /(?:^|[\s,(])(?:gmbh(?: & co\.? kg)?|ag|kg|ug|e\.?k\.?|ltd\.?|limited|llc|l\.l\.c\.|inc\.?|corp\.?|corporation|co\.|company|plc|pty\.? ltd\.?|pvt\.? ltd\.?|s\.?a\.?r\.?l\.?|sas|s\.a\.s\.|s\.?a\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|s\.?l\.?u?\.?|s\.?a\.? de c\.?v\.?|ltda\.?|eireli|b\.?v\.?|n\.?v\.?|a\/s|aps|ab|oy|oyj|as|sp\. z o\.?o\.?|s\.r\.o\.|a\.s\.|kft\.?|d\.o\.o\.|a\.ş\.|ltd\. şti\.|fze|fzco|fz-llc|w\.l\.l\.|sdn\.? bhd\.?|pte\.? ltd\.?|k\.k\.)[\s.,)]*$|有限公司|股份公司|有限责任公司|集团|株式会社|有限会社|주식회사|^(?:ооо|оао|зао|ао|тоо|ип)\s/iu;

/** A company a letter names: in a form's field, or as a line of its signature. `null` rather than a guess. */
export function companyIn(fields: Fields, lastLines: readonly string[]): string | null {
  if (fields.company) return fields.company.slice(0, 200);
  for (const line of lastLines) {
    const text = line.replace(/^[^:：]{1,20}[:：]\s*/u, '').replace(/^[\s*|>-]+|[\s*|]+$/gu, '');
    if (text.length < 4 || text.length > 90 || /[@?!]|https?:|www\.|\d{5,}/i.test(text)) continue;
    // A sentence has words in small letters; the name of a company has few.
    const small = text.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word));
    if (LEGAL.test(text) && small.length <= 2 && /^[\p{Lu}\p{Lo}\d"'«„“]/u.test(text)) {
      return text;
    }
  }
  return null;
}

const URL_LIKE = /(?:https?:\/\/|(?<![\w@.-])www\.)[^\s<>"'()[\]{}|，。；、]{3,300}/giu;
/** Where everybody has a page; such an address is no company's. */
const SHARED =
  /(?:^|\.)(?:linkedin|facebook|twitter|x|instagram|youtube|youtu|tiktok|wa|whatsapp|wechat|weixin|skype|zoom|google|goo|gmail|calendly|microsoft|office|outlook|aka|apple|bit|t|telegram|vk|pinterest|dropbox|wetransfer|teams|docusign|mailchi|avast|mimecast|proofpoint)\.[a-z.]{2,6}$/;

/**
 * The writer's own site: a form's field, else an address in their text or signature on the domain they write from, else
 * one in the signature that belongs to one company. Of several strangers' sites none is taken.
 */
export function websiteIn(
  fields: Fields,
  own: string,
  signature: string,
  address: string,
): string | null {
  const field = fields.website && hostOf(fields.website);
  if (field) return clean(fields.website ?? '');
  const domain = address && !isFreeMail(address) ? organisationDomain(address) : null;
  const found = [...urlsIn(signature), ...urlsIn(own)];
  const theirs = domain && found.find((url) => organisationDomain(hostOf(url)) === domain);
  if (theirs) return origin(theirs);
  const signed = urlsIn(signature).filter((url) => !SHARED.test(hostOf(url)));
  const hosts = new Set(signed.map((url) => organisationDomain(hostOf(url))));
  return hosts.size === 1 && !hosts.has(null) ? origin(signed[0] ?? '') : null;
}

function urlsIn(text: string): string[] {
  return text.slice(0, 20_000).match(URL_LIKE)?.slice(0, 20) ?? [];
}

function clean(url: string): string | null {
  const host = hostOf(url);
  return host.includes('.') ? url.trim().slice(0, 200) : null;
}

function hostOf(url: string): string {
  const host =
    url
      .trim()
      .replace(/^https?:\/\//i, '')
      .split(/[/?#:\s]/)[0] ?? '';
  return domainOf(host).replace(/[.,;]+$/, '');
}

function origin(url: string): string {
  const scheme = /^https?:\/\//i.exec(url)?.[0].toLowerCase() ?? '';
  return `${scheme}${hostOf(url)}`.slice(0, 200);
}
