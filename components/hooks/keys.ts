import { useLayoutEffect, useRef } from 'preact/hooks';
import { letterKeys } from '#lib/settings/settings.ts';
import { useSetting } from './setting.ts';

interface Held {
  key: string;
  press: () => void;
}

/** The latest stands last and wins: what was opened last is what Escape closes. */
const held: Held[] = [];

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // Escape closes what is open even from its text field; letters there are text.
  if (event.key !== 'Escape' && isText(event.target)) return;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const found = held.findLast((one) => one.key === key);
  if (!found) return;
  event.preventDefault();
  found.press();
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * While this is on screen, a single key (`C`, `?`, `Escape`) does that; `null` does nothing. Only inside our frame,
 * never in the mail page, and letters only where the person has not switched them off (WCAG 2.1.4).
 * @returns the key to show on the button, or `undefined` where it does nothing.
 */
export function useKey(key: string, press: (() => void) | null): string | undefined {
  const areOn = useAreKeysOn();
  const isOn = press !== null && (areOn || key === 'Escape');
  const latest = useRef(press);
  latest.current = press;
  // With the paint: a key that is shown works.
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    const own: Held = { key, press: () => latest.current?.() };
    if (held.length === 0) addEventListener('keydown', onKeyDown);
    held.push(own);
    return () => {
      held.splice(held.indexOf(own), 1);
      if (held.length === 0) removeEventListener('keydown', onKeyDown);
    };
  }, [key, isOn]);
  return isOn ? key : undefined;
}

/** Whether single letters work here. */
function useAreKeysOn(): boolean {
  const [areOn] = useSetting(letterKeys);
  return areOn ?? true;
}
