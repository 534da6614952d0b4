import { Drop, toValue } from 'liquidjs';
import { printed, type Values, type Variable, VARIABLES } from './variables.ts';

/** What is known, cleaned for print. Numbers stay numbers, so that a template can compare and add them. */
export function knownOf(values: Values): Map<Variable, string | number> {
  const known = new Map<Variable, string | number>();
  for (const name of VARIABLES) {
    const value = values[name];
    const text = printed(value);
    if (text !== '') known.set(name, typeof value === 'number' ? value : text);
  }
  return known;
}

/** The variables as the engine looks them up, without a prototype to reach through. */
export function scopeOf(known: ReadonlyMap<Variable, string | number>): object {
  const scope: Record<string, unknown> = Object.create(null);
  for (const name of VARIABLES) {
    const [root = '', leaf] = name.split('.');
    const value = known.get(name) ?? new Unknown();
    if (leaf === undefined) scope[root] = value;
    else scope[root] = Object.assign(scope[root] ?? Object.create(null), { [leaf]: value });
  }
  return scope;
}

/** Not known: false in a condition, equal to nil, '', empty and blank, and never an error. */
class Unknown extends Drop {
  equals(other: unknown): boolean {
    const value: unknown = toValue(other);
    return value === null || value === undefined || (typeof value === 'string' && !value.trim());
  }
  gt(): boolean {
    return false;
  }
  geq(): boolean {
    return false;
  }
  lt(): boolean {
    return false;
  }
  leq(): boolean {
    return false;
  }
  override valueOf(): null {
    return null;
  }
}
