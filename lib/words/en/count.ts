const rules = new Intl.PluralRules('en-GB');
const digits = new Intl.NumberFormat('en-GB');

/** "1 action", "1,200 actions" */
export function count(n: number, one: string, other: string): string {
  return `${digits.format(n)} ${rules.select(n) === 'one' ? one : other}`;
}

/** The verb that agrees with a count: `agree(1, 'waits', 'wait')`. */
export function agree(n: number, one: string, other: string): string {
  return rules.select(n) === 'one' ? one : other;
}
