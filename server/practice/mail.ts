import MailComposer from 'nodemailer/lib/mail-composer/index.js';

export interface Draft {
  from: string | { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  /** The Message-ID of the mail that is answered. */
  answers?: string | undefined;
  references?: string[] | undefined;
  date: Date;
}

/** The mail as it would travel. */
export function compose(draft: Draft): Promise<Buffer> {
  const { answers, references, html, ...rest } = draft;
  const threading = answers
    ? { inReplyTo: answers, references: [...(references ?? []), answers] }
    : {};
  const mail = new MailComposer({ ...rest, ...threading, ...(html && { html }) });
  return mail.compile().build();
}
