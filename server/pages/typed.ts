import * as z from 'zod/mini';
import { OwnAddress } from '#lib/domain/address.ts';
import { leastPassword, mostPassword } from '#server/auth/better-auth.ts';
import type { Problems, Typed } from './form.ts';
import type { Request, Visit } from './visit.ts';

/** What was typed into a form. Only passwords keep spaces at their ends. */
export async function typedIn(c: Request): Promise<Typed> {
  const typed: Typed = {};
  for (const [name, value] of Object.entries(await c.req.parseBody())) {
    if (typeof value !== 'string') continue;
    const isSecret = /password|again|current/i.test(name);
    // No column holds a NUL, and nobody types one.
    typed[name] = isSecret ? value : value.normalize('NFC').replaceAll('\0', '').trim();
  }
  return typed;
}

/** Reads fields one by one, and gathers what is wrong with them in the order of the form. */
export class Reading {
  readonly problems: Problems = {};
  readonly visit: Visit;
  readonly typed: Typed;

  constructor(visit: Visit, typed: Typed) {
    this.visit = visit;
    this.typed = typed;
  }

  get isFine(): boolean {
    return Object.keys(this.problems).length === 0;
  }

  text(name: string, most: number, problem: string): string {
    const text = this.typed[name] ?? '';
    if (text === '' || text.length > most) this.problems[name] = problem;
    return text;
  }

  optional(name: string, most: number): string | null {
    const text = (this.typed[name] ?? '').slice(0, most);
    return text === '' ? null : text;
  }

  address(name: string): string {
    const read = z.safeParse(OwnAddress, this.typed[name] ?? '');
    if (!read.success) this.problems[name] = this.visit.words.pages.errors.email;
    return read.data ?? '';
  }

  whole(name: string, least: number, most: number, problem: string): number {
    const text = this.typed[name] ?? '';
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) this.problems[name] = problem;
    return value;
  }

  /** A new password, typed twice. */
  newPassword(name: string, again: string): string {
    const { errors } = this.visit.words.pages;
    const text = this.typed[name] ?? '';
    // Characters as a person counts them, not the halves of a surrogate pair.
    const length = Array.from(text).length;
    if (length < leastPassword || text.length > mostPassword) {
      this.problems[name] = errors.passwordShort(leastPassword);
    } else if (text !== (this.typed[again] ?? '')) {
      this.problems[again] = errors.passwordDiffers;
    }
    return text;
  }
}

/** "9 minutes", to stand in "Wait …". */
export function waitOf(visit: Visit, seconds: number): string {
  const { pages } = visit.words;
  return pages.errors.tooMany(pages.common.minutes(Math.max(1, Math.ceil(seconds / 60))));
}

/** A path of ours to go on to; anything else goes home. */
export function pathOf(text: string | undefined): string {
  const base = 'http://own.invalid';
  const url = text?.startsWith('/') ? URL.parse(text, base) : null;
  // "/..//evil.test" is a path of ours only until it is written down: then it is another host.
  const isOurs = url?.origin === base && !url.pathname.startsWith('//');
  return isOurs ? url.pathname + url.search : '/';
}

/** What the page before this one wanted said, by the name it put into the address. */
export function saidOf(c: Request, sentences: Record<string, string>): string | undefined {
  const did = c.req.query('did') ?? '';
  return Object.hasOwn(sentences, did) ? sentences[did] : undefined;
}
