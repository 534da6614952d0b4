import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals secrets with the server's key: AES-256-GCM, bound to what each belongs to. */
export interface Vault {
  /** @param owner Whose secret it is; the same is needed to open it, so a sealed text cannot be moved to another row. */
  seal(secret: string, owner: string): string;
  /** Throws where the key, the owner or the text is not the one it was sealed with. */
  open(sealed: string, owner: string): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1.';

/** @param key 32 bytes, used for nothing else. */
export function vaultWith(key: Buffer): Vault {
  return {
    seal(secret, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, owner) {
      if (!sealed.startsWith(VERSION)) throw new Error('a sealed secret of an unknown version');
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = bytes.subarray(IV_BYTES + TAG_BYTES);
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
