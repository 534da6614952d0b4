/** A customer in Spain, and what comes from her and about her. */
export const lucia = 'lucia@bombas-gomez.example';

/** Lucía asks for a quotation, in Spanish. */
export const letter = (subject: string, id: string): string =>
  [
    `From: =?UTF-8?Q?Luc=C3=ADa_G=C3=B3mez?= <${lucia}>`,
    'To: info@acme.test',
    `Subject: ${subject}`,
    `Message-ID: <${id}@bombas-gomez.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Estimados señores:',
    '',
    'Por favor, envíennos una cotización de 40 bombas sumergibles de 7,5 kW, con plazo de entrega a Valencia.',
    '',
    'Un saludo,',
    'Lucía Gómez',
    'Bombas Gómez S.L.',
    'Tel. +34 963 55 51 23',
    '',
  ].join('\r\n');

/** What a mail server says when nobody lives at an address (RFC 3464). */
export const bounceOf = (messageId: string, to: string): string =>
  [
    'From: Mail Delivery System <Mailer-Daemon@mx.acme.test>',
    `To: ${to}`,
    'Subject: Mail delivery failed: returning message to sender',
    `Message-ID: <bounce-${Date.now()}@mx.acme.test>`,
    `Date: ${new Date().toUTCString()}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This message was created automatically by mail delivery software.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.test',
    '',
    'Action: failed',
    `Final-Recipient: rfc822;${lucia}`,
    'Status: 5.1.1',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    `To: ${lucia}`,
    '',
    '--b--',
    '',
  ].join('\r\n');

/** Her vacation responder answers. */
export const vacation = (inReplyTo: string, to: string): string =>
  [
    `From: ${lucia}`,
    `To: ${to}`,
    'Subject: Respuesta automática: bombas',
    `Message-ID: <away-${Date.now()}@bombas-gomez.example>`,
    `In-Reply-To: ${inReplyTo}`,
    `References: ${inReplyTo}`,
    'Auto-Submitted: auto-replied',
    `Date: ${new Date().toUTCString()}`,
    '',
    'Estoy de vacaciones hasta el lunes.',
    '',
  ].join('\r\n');
