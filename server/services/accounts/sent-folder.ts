import type { ImapFlow, ListResponse } from 'imapflow';

/** Names of the Sent folder where no server marks it; imapflow knows the commonest, these are the rest. */
const NAMES = new Set(
  [
    'sent|sent items|sent messages|sent mail|sent-mail|outbox sent',
    '已发送|已发送邮件|已发邮件|发件箱|已傳送|已發送|已寄出|寄件備份|寄件匣|已传送',
    '送信済み|送信済みトレイ|보낸편지함|보낸 메일함|보낸메일함',
    'gesendet|gesendete objekte|gesendete elemente|enviados|elementos enviados|enviadas|itens enviados',
    'éléments envoyés|messages envoyés|envoyés|posta inviata|inviati|verzonden|verzonden items',
    'wysłane|elementy wysłane|отправленные|отправлено|надіслані|odeslaná pošta|odeslané|gönderilmiş öğeler',
  ].flatMap((line) => line.split('|')),
);

/**
 * The path of the Sent folder: what somebody chose, else what the server marks (RFC 6154), else a name that means it;
 * `null` where none is found, and then somebody must choose.
 */
export async function findSentFolder(
  client: ImapFlow,
  chosen: string | null,
): Promise<string | null> {
  const all = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect'));
  if (chosen !== null) return all.find(({ path }) => path === chosen)?.path ?? null;
  const marked = all.find(({ specialUse }) => specialUse === '\\Sent');
  return (marked ?? all.find(isNamedSent))?.path ?? null;
}

function isNamedSent({ name }: ListResponse): boolean {
  return NAMES.has(name.normalize('NFKC').toLowerCase());
}

/** Every folder that can be opened, for somebody to choose from. */
export async function selectableFolders(client: ImapFlow): Promise<string[]> {
  const all = await client.list();
  return all.filter(({ flags }) => !flags.has('\\Noselect')).map(({ path }) => path);
}
