import { customType } from 'drizzle-orm/pg-core';

/**
 * A `jsonb` column whose value has moments in it. JSON holds them as ISO 8601 text; the named fields come back as
 * `Date`, `null` stays `null`.
 */
export function jsonWithInstants<T extends object>(...fields: (keyof T & string)[]) {
  return customType<{ data: T; driverData: string | object }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => withInstants<T>(parsed(stored) as object, fields),
  });
}

/** The same for a list of such values. */
export function jsonListWithInstants<T extends object>(...fields: (keyof T & string)[]) {
  return customType<{ data: T[]; driverData: string | object }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) =>
      (parsed(stored) as object[]).map((each) => withInstants<T>(each, fields)),
  });
}

function parsed(stored: string | object): unknown {
  return typeof stored === 'string' ? JSON.parse(stored) : stored;
}

function withInstants<T extends object>(stored: object, fields: (keyof T & string)[]): T {
  const value: Record<string, unknown> = { ...stored };
  for (const field of fields) {
    const text = value[field];
    if (typeof text === 'string') value[field] = new Date(text);
  }
  return value as T;
}
