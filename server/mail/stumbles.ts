/**
 * Mails over which the reader of a folder fell. A mail that breaks the reader must not hold up those behind it: first
 * mails are read one by one, then by their headers alone, at last the one is passed over.
 */
export interface Stumbles {
  /** Reading of this mail begins. */
  at(uid: number): void;
  /** It is done, or passed over. */
  passed(): void;
  /** Something broke that was not the network. */
  fell(): void;
  readonly isCareful: boolean;
  readonly isVeryCareful: boolean;
  /** This mail alone has broken the reader again and again. */
  isHopeless(uid: number): boolean;
}

export function newStumbles(): Stumbles {
  let falls = 0;
  let current: number | null = null;
  return {
    at: (uid) => (current = uid),
    passed() {
      falls = 0;
      current = null;
    },
    fell: () => (falls += 1),
    get isCareful() {
      return falls >= 1;
    },
    get isVeryCareful() {
      return falls >= 3;
    },
    isHopeless: (uid) => falls >= 6 && current === uid,
  };
}
