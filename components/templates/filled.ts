import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { remember, remembered } from '#components/hooks/remembered.ts';
import type { Variable } from '#lib/domain/templates/variables.ts';
import type { Filled } from './values.ts';

const Kept = z.record(z.string(), z.string());

/** What the person filled in for this inquiry; the next template finds it there. */
export function useFilled(inquiryId: string): [Filled, (name: Variable, text: string) => void] {
  const name = `blanks ${inquiryId}`;
  const [filled, setFilled] = useState<Filled>(() => {
    const text = remembered('draft', name);
    return text ? (Kept.safeParse(JSON.parse(text)).data ?? {}) : {};
  });
  function fill(variable: Variable, text: string) {
    const next = { ...filled, [variable]: text };
    setFilled(next);
    remember('draft', name, JSON.stringify(next));
  }
  return [filled, fill];
}
