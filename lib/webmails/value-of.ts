/**
 * What stands in a field; `null` where there is none. An anchor that an admin set may name any element, and of some the
 * `value` is a number.
 */
export function valueOf(field: Element | null): string | null {
  return field && 'value' in field && typeof field.value === 'string' ? field.value : null;
}
