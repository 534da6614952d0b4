import { type Emitter, toValue } from 'liquidjs';
import { LONGEST_TEXT } from './engine.ts';
import { problem } from './problem.ts';
import type { Variable } from './variables.ts';

/** A piece of the text: of the template (`from` null) or what a variable put there. */
export interface Part {
  text: string;
  from: Variable | null;
}

/** What an output of the template names, and whether a `default` stands in for what is not known. */
export interface Printing {
  names: Variable[];
  isGuarded: boolean;
}

export class TooLong extends Error {
  readonly problem = problem('too-much', 1, `over ${LONGEST_TEXT} characters`);
}

/** Takes what the engine prints and remembers which variable each piece came from. */
export class Pieces implements Emitter {
  readonly parts: Part[] = [];
  /** Variables that left a hole. */
  readonly blanks = new Set<Variable>();
  /** The output that prints at this moment; null in the template's own text. */
  now: Printing | null = null;
  readonly #known: ReadonlyMap<Variable, unknown>;
  #length = 0;

  constructor(known: ReadonlyMap<Variable, unknown>) {
    this.#known = known;
  }

  get buffer(): string {
    return this.parts.map(({ text }) => text).join('');
  }

  write(value: unknown): void {
    const text = Array.isArray(value) ? value.map(toValue).join('') : String(toValue(value) ?? '');
    this.#length += text.length + 1;
    if (this.#length > LONGEST_TEXT) throw new TooLong();
    const last = this.parts.at(-1);
    const from = this.now ? this.#sourceOf(this.now, text) : null;
    if (from === null && last?.from === null) last.text += text;
    else this.parts.push({ text, from });
  }

  #sourceOf({ names, isGuarded }: Printing, text: string): Variable | null {
    const missing = names.filter((name) => !this.#known.has(name));
    const [firstMissing = null] = missing;
    // A `default` names what stands in, so one answer fills the hole; without one each is a hole.
    const holes = isGuarded ? missing.slice(0, text.trim() === '' ? 1 : 0) : missing;
    for (const name of holes) this.blanks.add(name);
    return holes.length > 0 ? firstMissing : (names.find((name) => this.#known.has(name)) ?? null);
  }
}
