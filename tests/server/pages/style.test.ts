import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The custom properties of each rule of a sheet, by selector. */
function values(css: string): Map<string, Map<string, string>> {
  const rules = new Map<string, Map<string, string>>();
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, selector = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const found = [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)];
    const named = found.map(
      ([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ')] as const,
    );
    const count = [...rules.keys()].filter((key) => key.startsWith(`${selector.trim()} #`)).length;
    rules.set(`${selector.trim()} #${count + 1}`, new Map(named));
  }
  return rules;
}

test('the pages have the design’s own values, light, dark and Chinese', () => {
  const design = values(read('components/ui/tokens.css'));
  const pages = values(read('server/pages/style/tokens.css'));
  const pairs = [
    [':root #1', ':root #1'],
    [":root[lang|='zh'] #1", ":root[lang|='zh'] #1"],
    [':root #2', ":root[data-theme='dark'] #1"],
  ] as const;
  for (const [own, theirs] of pairs) {
    const [ours, origin] = [pages.get(own), design.get(theirs)];
    expect(ours?.size).toBeGreaterThan(1);
    for (const [name, value] of ours ?? []) {
      expect(`${own} ${name}: ${origin?.get(name)}`).toBe(`${own} ${name}: ${value}`);
    }
  }
});

test('what the sheet uses it defines', () => {
  const sheets = ['tokens', 'page', 'controls'].map((one) => read(`server/pages/style/${one}.css`));
  const defined = values(sheets[0] ?? '').get(':root #1');
  const used = [...sheets.join('').matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? '');
  expect(used.length).toBeGreaterThan(20);
  for (const name of used) expect(defined?.has(name), name).toBe(true);
});
