import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { get } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** How the settings of an address are looked for; tests bring their own. */
export interface Means {
  resolver: Pick<Resolver, 'resolveMx' | 'resolveSrv'>;
  /** The text at an address, or `null` where there is none to be had. Never rejects. */
  read(url: URL): Promise<string | null>;
}

/** In milliseconds. */
const PATIENCE = 5000;
/** A description of mail servers is a few kilobytes. */
const MOST_BYTES = 64 * 1024;
const MOST_REDIRECTS = 3;

/**
 * DNS of this machine, and documents over HTTPS: from public addresses, or from any where the operator allows it because
 * the company's mail server stands in its own network.
 */
export function usualMeans(mayVisitAny = false): Means {
  return {
    resolver: new Resolver({ timeout: 2000, tries: 2 }),
    read: (url) => readDocument(url, mayVisitAny ? { mayVisit: () => true } : {}),
  };
}

/** Whether an address is one of the public network; ours, private, shared and special ones are not (RFC 6890). */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  // ::127.0.0.1 is an IPv4 address of old (RFC 4291 §2.5.5.1), which no range names.
  const isOfOld =
    read.kind() === 'ipv6' &&
    read
      .toByteArray()
      .slice(0, 12)
      .every((one) => one === 0);
  return read.range() === 'unicast' && !isOfOld;
}

export interface Reading {
  /** Which addresses may be visited: whoever types a domain must not make this server ask its own network. */
  mayVisit?: (address: string) => boolean;
  lookup?: typeof lookUp;
  /** Certificates to trust beside the usual. */
  ca?: string;
  /** In milliseconds, for all of it. */
  patience?: number;
}

/**
 * Reads a small text over HTTPS, following a few redirects that stay with HTTPS. `null` for anything else: an error, a page
 * that is not there, too long or too slow, or an address that may not be visited.
 */
export async function readDocument(url: URL, reading: Reading = {}): Promise<string | null> {
  const signal = AbortSignal.timeout(reading.patience ?? PATIENCE);
  try {
    let at: URL = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await ask(at, reading, signal);
      const next = answer.headers.location;
      if (answer.statusCode === 200) return await textOf(answer);
      answer.destroy();
      if (!next || !/^30[12378]$/.test(String(answer.statusCode))) return null;
      at = new URL(next, at);
    }
  } catch {
    // Whatever it was: there is no text to be had.
  }
  return null;
}

function ask(url: URL, reading: Reading, signal: AbortSignal): Promise<IncomingMessage> {
  if (url.protocol !== 'https:') throw new Error('not HTTPS');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const { mayVisit = isPublic, ca } = reading;
  // For an address in the place of a name nothing is looked up.
  if (isIP(host) && !mayVisit(host)) throw new Error('an address that may not be visited');
  const lookup = guarded(mayVisit, reading.lookup ?? lookUp);
  return new Promise((resolve, reject) => {
    get(url, { signal, lookup, agent: false, ...(ca && { ca }) }, resolve).on('error', reject);
  });
}

/** The very address that was looked at is connected to, so that no second answer of the DNS can differ. */
function guarded(mayVisit: (address: string) => boolean, lookup: typeof lookUp): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
      const isFine = !error && found.length > 0 && found.every(({ address }) => mayVisit(address));
      const [first] = found;
      if (!isFine || !first) done(error ?? new Error('an address that may not be visited'), '', 4);
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}

async function textOf(answer: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
