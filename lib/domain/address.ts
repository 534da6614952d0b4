import * as z from 'zod/mini';

/** One correspondent as a header names them. `address` is lower case; `name` is what stood before it, or ''. */
export const Address = z.object({
  name: z.string().check(z.maxLength(200)),
  address: z.string().check(z.maxLength(320)),
});
export type Address = z.infer<typeof Address>;

/** An address somebody types: trimmed and lower-cased, refused when it is none. */
export const OwnAddress = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(320)),
    z.transform((text: string) => text.trim().toLowerCase()),
  ),
  z.email(),
);

/** The one spelling by which two addresses are compared: NFKC, trimmed, lower case; a plus part is kept. */
export function foldAddress(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase();
}
