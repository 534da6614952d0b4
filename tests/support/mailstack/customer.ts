import nodemailer from 'nodemailer';
import { addressOf } from './accounts.ts';

export interface Letter {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
}

interface Envelope {
  from: string;
  to: string[];
}

const stranger = 'greta@buyer.example';

/** Gives a mail to the company's mail server as somebody outside would: by SMTP, without a password. */
export type Deliver = (
  mail: Letter | string | Uint8Array,
  envelope?: Partial<Envelope>,
) => Promise<string>;

/**
 * Delivers to the SMTP server on `port`. A raw message goes in byte for byte, with the envelope given beside it
 * (info@ from a stranger otherwise). Gives back the server's answer, and rejects where it refused.
 */
export function customerOf(port: number): { deliver: Deliver; close(): void } {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 4,
    ignoreTLS: true,
    name: 'buyer.example',
  });
  const usual: Envelope = { from: stranger, to: [addressOf('info')] };
  return {
    async deliver(mail, envelope) {
      const raw = typeof mail === 'string' || mail instanceof Uint8Array;
      const message = raw
        ? { raw: Buffer.from(mail), envelope: { ...usual, ...envelope } }
        : { from: stranger, to: addressOf('info'), ...mail, ...(envelope && { envelope }) };
      const { response } = await transport.sendMail(message);
      return response;
    },
    close: () => transport.close(),
  };
}
