import * as z from 'zod/mini';
import { TemplateId } from './ids.ts';

export const Purpose = z.enum(['hand-off', 'reply', 'acknowledgement']);
export type Purpose = z.infer<typeof Purpose>;

/** One language of a template. `body` is Liquid over the closed list of `templates/variables.ts`. */
export const Variant = z.object({
  language: z.string().check(z.minLength(2), z.maxLength(35)),
  body: z.string().check(z.minLength(1), z.maxLength(10_000)),
});
export type Variant = z.infer<typeof Variant>;

/** A text with variables in several languages; `fallback` names the variant used where the customer's language has none. */
export const Template = z.object({
  id: TemplateId,
  purpose: Purpose,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  variants: z.array(Variant).check(z.minLength(1), z.maxLength(30)),
  fallback: z.string().check(z.minLength(2), z.maxLength(35)),
  seq: z.int(),
});
export type Template = z.infer<typeof Template>;
