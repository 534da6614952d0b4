import type { ImapFlow, ListResponse } from 'imapflow';
import { isNamedJunk, isNamedSent } from './folder-names.ts';

/**
 * The path of the Sent folder: what somebody chose, else what the server marks (RFC 6154), else a name that means it;
 * `null` where none is found, and then somebody must choose.
 */
export async function findSentFolder(
  client: ImapFlow,
  chosen: string | null,
): Promise<string | null> {
  const all = await openable(client);
  if (chosen !== null) return all.find(({ path }) => path === chosen)?.path ?? null;
  const marked = all.find((folder) => isMarked(folder, '\\Sent'));
  const known = marked ?? all.find(({ specialUse }) => specialUse === '\\Sent');
  return (known ?? all.find(({ name }) => isNamedSent(name)))?.path ?? null;
}

/** The folders into which a filter sorts what may be an inquiry: Junk, and what Chinese providers have beside it. */
export async function findJunkFolders(client: ImapFlow): Promise<string[]> {
  const all = await openable(client);
  return all
    .filter(
      (folder) =>
        isMarked(folder, '\\Junk') || folder.specialUse === '\\Junk' || isNamedJunk(folder.name),
    )
    .map(({ path }) => path);
}

/** Every folder that can be opened, for somebody to choose from. */
export async function selectableFolders(client: ImapFlow): Promise<string[]> {
  return (await openable(client)).map(({ path }) => path);
}

/** By the server's own word, announced or not: Zoho marks folders and does not say that it does. */
function isMarked({ flags, specialUse, specialUseSource }: ListResponse, mark: string): boolean {
  const isTold = specialUse === mark && specialUseSource === 'extension';
  return isTold || [...flags].some((flag) => flag.toLowerCase() === mark.toLowerCase());
}

async function openable(client: ImapFlow): Promise<ListResponse[]> {
  return (await client.list()).filter(({ flags }) => !flags.has('\\Noselect'));
}
