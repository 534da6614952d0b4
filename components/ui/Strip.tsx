import type { ComponentChildren } from 'preact';
import { gapAfter } from '#lib/words/sentences.ts';
import { Icon, type IconName } from './Icon.tsx';
import { IconButton } from './Button.tsx';
import './Strip.css';

export type StripTone = 'refusal' | 'drift' | 'overdue' | 'offline' | 'info';

const icons: Record<StripTone, IconName> = {
  refusal: 'undo',
  drift: 'warning',
  overdue: 'clock',
  offline: 'clock',
  info: 'check',
};

interface StripProps {
  tone: StripTone;
  /** `lead` is bold. `null`: nothing to say now; the region stays, for what is put into it is spoken. */
  said: { lead: string; rest: string } | null;
  icon?: IconName;
  /** Buttons under the words. */
  children?: ComponentChildren;
  onDismiss?: () => void;
  dismissLabel?: string;
}

/**
 * One line across the top that says what happened: a refusal, being offline, a page that looks different. It is a
 * live region that is always there, since screen readers read what changes in a region, not a region that appears.
 */
export function Strip({ tone, said, icon, children, onDismiss, dismissLabel }: StripProps) {
  return (
    <div role="status">
      {said && (
        <div class={`strip ${tone}`}>
          <Icon name={icon ?? icons[tone]} />
          <div class="strip-words">
            <p>
              {said.lead && <b>{said.lead}</b>}
              {gapAfter(said.lead)}
              {said.rest}
            </p>
            {children && <div class="strip-acts">{children}</div>}
          </div>
          {onDismiss && dismissLabel && (
            <IconButton icon="cross" label={dismissLabel} onClick={onDismiss} />
          )}
        </div>
      )}
    </div>
  );
}
