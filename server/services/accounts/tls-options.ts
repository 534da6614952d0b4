import type { ConnectionOptions } from 'node:tls';
import { isLoopback, type MailServer, type Pin } from './account.ts';

/** The server shows another certificate than the one that was accepted for it. */
export class PinMismatch extends Error {
  readonly code = 'PIN_MISMATCH';
  constructor() {
    super('the certificate is not the one that was accepted');
    this.name = 'PinMismatch';
  }
}

/**
 * How the certificate of a mail server is judged: by name, date and issuer as ever. With a pin, that one certificate is the
 * only one, whatever name and issuer it carries; its dates still count. Judged before anything is sent.
 */
export function tlsOptions(pin: Pin | undefined): ConnectionOptions {
  if (!pin) return {};
  return {
    ca: [pin.pem],
    // The pinned certificate is trusted itself, whether or not its issuer is.
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, { fingerprint256 }) =>
      sha256Of(fingerprint256) === pin.sha256 ? undefined : new PinMismatch(),
  };
}

/** Node writes a fingerprint as `AB:CD:…`. */
export function sha256Of(fingerprint256: string): string {
  return fingerprint256.replaceAll(':', '').toLowerCase();
}

/** A password would cross a network in the clear. */
export class PlainText extends Error {
  readonly code = 'PlainText';
  constructor() {
    super('without encryption only a mail server on this computer is used');
    this.name = 'PlainText';
  }
}

/** Throws `PlainText` where this server would be spoken to without encryption over a network. */
export function refusePlainText({ security, host }: MailServer): void {
  if (security === 'none' && !isLoopback(host)) throw new PlainText();
}
