import type { Sighting } from '#lib/domain/sighting.ts';
import { newTicket } from '#lib/webmails/hand-to.ts';
import type { Draft } from '#lib/webmails/send-guard.ts';

/** A reply being written on a page that has one button. */
export function aDraft(): Draft & { focused: number; to: string[] } {
  const button = document.createElement('button');
  document.body.append(button);
  const draft: ReturnType<typeof aDraft> = {
    to: ['greta@kunde.example'],
    id: newTicket(),
    answered: { subject: 'Pumps' } as Sighting,
    addressed: () => ({ from: 'info@acme.test', to: draft.to }),
    sendButton: () => button,
    focused: 0,
    focus() {
      draft.focused += 1;
    },
  };
  return draft;
}
