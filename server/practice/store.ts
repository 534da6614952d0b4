import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMail, wholeMail, type ParsedMail } from '#server/mail/facts/parse.ts';

export const folders = ['INBOX', 'Sent'] as const;
export type Folder = (typeof folders)[number];

export interface Kept {
  uid: number;
  mail: ParsedMail;
  receivedAt: Date;
}

/** The mails of the practice webmail, each a file, so that they are there again after a restart. */
export interface Store {
  /** Newest first. */
  list(account: string, folder: Folder): Promise<Kept[]>;
  find(account: string, folder: Folder, uid: number): Promise<Kept | null>;
  /** The mail as it came; `null` where there is none. */
  source(account: string, folder: Folder, uid: number): Promise<Uint8Array | null>;
  /** Files a mail and gives it the next UID of that folder. */
  file(account: string, folder: Folder, raw: Uint8Array, receivedAt: Date): Promise<number>;
}

export function openStore(root: string): Store {
  const folderOf = (account: string, folder: Folder): string => join(root, account, folder);
  const names = async (account: string, folder: Folder): Promise<string[]> =>
    (await readdir(folderOf(account, folder)).catch(() => [])).filter((name) =>
      nameForm.test(name),
    );
  const read = async (account: string, folder: Folder, name: string): Promise<Kept> => {
    const [, uid, time] = nameForm.exec(name) ?? [];
    const source = await readFile(join(folderOf(account, folder), name));
    const mail = await parseMail(wholeMail(source));
    return { uid: Number(uid), mail, receivedAt: new Date(Number(time)) };
  };
  const nameOf = async (account: string, folder: Folder, uid: number) =>
    (await names(account, folder)).find((one) => one.startsWith(`${uid}-`));
  let filing: Promise<unknown> = Promise.resolve();
  return {
    async list(account, folder) {
      const all = await names(account, folder);
      const kept = await Promise.all(all.map((name) => read(account, folder, name)));
      return kept.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
    },
    async find(account, folder, uid) {
      const name = await nameOf(account, folder, uid);
      return name === undefined ? null : read(account, folder, name);
    },
    async source(account, folder, uid) {
      const name = await nameOf(account, folder, uid);
      return name === undefined ? null : readFile(join(folderOf(account, folder), name));
    },
    file(account, folder, raw, receivedAt) {
      // One after the other: nothing is ever deleted here, so the next number is their count.
      const filed = filing.then(async () => {
        await mkdir(folderOf(account, folder), { recursive: true });
        const uid = (await names(account, folder)).length + 1;
        const path = join(folderOf(account, folder), `${uid}-${receivedAt.getTime()}.eml`);
        await writeFile(path, raw, { flag: 'wx' });
        return uid;
      });
      filing = filed.catch(() => undefined);
      return filed;
    },
  };
}

/** `<uid>-<milliseconds>.eml` */
const nameForm = /^(\d+)-(\d+)\.eml$/;
