import { DraftId } from '#lib/protocol/guard.ts';

interface OwnAddress {
  draftId: DraftId | null;
  theme: 'light' | 'dark' | null;
}

/** What our own address says: `guard.html?theme=dark#<draft>`. The page around us wrote it, so it is not believed further. */
export function readOwnAddress(href: string): OwnAddress {
  const { hash, searchParams } = new URL(href);
  const theme = searchParams.get('theme');
  return {
    draftId: DraftId.safeParse(hash.slice(1)).data ?? null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}
