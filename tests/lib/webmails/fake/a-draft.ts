import type { Sighting } from '#lib/domain/sighting.ts';
import { newDraftId, type Draft } from '#lib/webmails/send-guard.ts';

/** A reply being written on a page that has one button. */
export function aDraft(): Draft & { focused: number } {
  const button = document.createElement('button');
  document.body.append(button);
  return {
    id: newDraftId(),
    answered: { subject: 'Pumps' } as Sighting,
    addressed: () => ({ from: 'info@acme.test', to: ['greta@kunde.example'] }),
    sendButton: () => button,
    focused: 0,
    focus() {
      this.focused += 1;
    },
  };
}
