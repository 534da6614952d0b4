import { letter } from '../facts/letter.ts';

let reports = 0;
const boundary = { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' };
/** A report as Exim or Postfix writes it. */
export const report = (
  {
    action = 'failed',
    status = '5.1.1',
    to = 'greta@kunde.example',
    id = '<reply@acme.test>' as string | null,
  } = {},
  over: Record<string, string | null> = {},
) =>
  letter(
    {
      From: 'Mail Delivery System <Mailer-Daemon@mx.acme.test>',
      To: 'linda@acme.test',
      Subject: action === 'delayed' ? 'Warning: message delayed' : 'Mail delivery failed',
      'Message-ID': `<report.${(reports += 1)}@mx.acme.test>`,
      'Auto-Submitted': 'auto-replied',
      ...boundary,
      ...over,
    },
    [
      '--b\r\nContent-Type: text/plain\r\n\r\nA message that you sent could not be delivered.\r\n',
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.test\r\n\r\nAction: ${action}\r\nFinal-Recipient: rfc822;${to}\r\nStatus: ${status}\r\n`,
      ...(id
        ? [
            `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${id}\r\nSubject: Re: Pumps\r\n`,
          ]
        : []),
      '--b--\r\n',
    ].join('\r\n'),
  );
