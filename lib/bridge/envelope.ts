import * as z from 'zod/mini';

/** Which way a message goes. Every listener of an extension hears every message, so each names its own. */
export const Direction = z.enum([
  'page-to-sidebar',
  'sidebar-to-page',
  'page-to-worker',
  'worker-to-page',
  'guard-to-page',
  'ask',
]);
export type Direction = z.infer<typeof Direction>;

const Envelope = z.object({ baton: Direction, message: z.unknown() });
export type Envelope = z.infer<typeof Envelope>;

/** What a listener answers: the value, or that it failed (why stays with the one who failed, in its own log). */
const Reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false) }),
]);
export type Reply = z.infer<typeof Reply>;

/** Chrome's runtime messages are JSON and turn a `Date` into `{}`: everything crosses as the wire has it, ISO 8601. */
export function asWire(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** What flies from one context to another: with its direction, so that nobody takes it for another. */
export function sealed(direction: Direction, message: unknown): Envelope {
  return { baton: direction, message: asWire(message) };
}

/** The content of an envelope that goes this way, or `undefined` for everything else that flies about. */
export function opened(direction: Direction, raw: unknown): unknown {
  const envelope = Envelope.safeParse(raw);
  return envelope.success && envelope.data.baton === direction ? envelope.data.message : undefined;
}

/** The value of a reply. Throws where the other end failed; `undefined` where nobody answered. */
export function valueOf(raw: unknown): unknown {
  const reply = Reply.safeParse(raw);
  if (!reply.success) return undefined;
  if (!reply.data.ok) throw new Error('The other end of the bridge failed.');
  return reply.data.value;
}
