import { customType } from 'drizzle-orm/pg-core';

/**
 * A `jsonb` column whose value has moments in it. JSON holds them as ISO 8601 text; the named fields come back as
 * `Date`, `null` stays `null`.
 */
export function jsonWithInstants<T extends object>(...fields: (keyof T & string)[]) {
  return customType<{ data: T; driverData: string | object }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver(stored) {
      const parsed: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
      const value = { ...(parsed as Record<string, unknown>) };
      for (const field of fields) {
        const text = value[field];
        if (typeof text === 'string') value[field] = new Date(text);
      }
      return value as T;
    },
  });
}
