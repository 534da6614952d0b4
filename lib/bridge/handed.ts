import type * as z from 'zod/mini';

/** As many are listened to: whoever posts more is the page around us, and no content script of ours. */
const most = 20;

/**
 * Hears what is handed to this frame, until `signal` aborts. The page around us may post here too, so nothing of it is
 * believed: the content script that opened this frame hands it a ticket that nobody else knows, and whoever is told it
 * here asks whether it is known.
 */
export function handed<S extends z.ZodMiniType>(
  schema: S,
  hear: (ticket: z.output<S>) => void,
  signal: AbortSignal,
): void {
  const heard = new Set<unknown>();
  const onMessage = ({ data }: MessageEvent): void => {
    const ticket = schema.safeParse(data);
    if (!ticket.success || heard.has(ticket.data) || heard.size >= most) return;
    heard.add(ticket.data);
    hear(ticket.data as z.output<S>);
  };
  addEventListener('message', onMessage, { signal });
}
