/**
 * Clicks and keys as a browser makes them of a person's, for documents in memory, where none come from anywhere.
 * Each returns whether the page would have gone on with it.
 */
export function clickAsPerson(target: Element): boolean {
  const { MouseEvent } = window;
  return target.dispatchEvent(trusted(new MouseEvent('click', travelling)));
}

export function pressAsPerson(target: Element, key: KeyboardEventInit): boolean {
  const { KeyboardEvent } = window;
  return target.dispatchEvent(trusted(new KeyboardEvent('keydown', { ...travelling, ...key })));
}

const travelling = { bubbles: true, cancelable: true, composed: true };

function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}
