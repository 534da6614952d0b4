const begun = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The soft stop at Send: a title, a line, and what can be done. */
export const guard = {
  frame: 'Baton, before this is sent',
  checking: 'Checking with your team',
  title: {
    held: (name: string) => `${name} holds this inquiry`,
    /** '': only the mailbox is known to have answered. */
    answered: (name: string) => (name ? `${name} has answered` : 'This was answered'),
    writing: (name: string) => `${name} is writing too`,
    beaten: (name: string) => `${name} was first`,
    wrongFrom: (address: string) => `This goes out from ${address}`,
    free: 'Free again',
    yours: 'Yours now',
    closed: 'Closed meanwhile',
  },
  line: {
    /** `time`: only where `ago` does not name it already. */
    held: (ago: string, time: string | null) => `Claimed ${ago}${time ? `, at ${time}` : ''}.`,
    answered: (ago: string, time: string | null) =>
      `${begun(ago)}${time ? `, at ${time}` : ''}, while you were writing.`,
    writing: (time: string) => `Since ${time}. Nobody has claimed this inquiry.`,
    claimedFirst: (seconds: number) => `Claimed ${seconds} s ago.`,
    sentFirst: (seconds: number) => `Pressed Send ${seconds} s ago.`,
    momentAgo: (seconds: number) => `${seconds} s ago.`,
    sentFirstAt: (ago: string, time: string | null) =>
      `Pressed Send ${ago}${time ? `, at ${time}` : ''}.`,
    wrongFrom: (mailbox: string) => `The customer wrote to ${mailbox}.`,
    free: 'Nobody holds this inquiry, and nobody is writing.',
    yours: (name: string | null) => (name ? `${name} gave it to you.` : 'You hold this inquiry.'),
    closed: 'Nobody holds this inquiry any more.',
  },
  alsoWriting: 'Writing an answer now',
  notSent: 'Nothing has been sent.',
  logged: 'Sending anyway is written to the log.',
  slow: 'No answer from your team’s server yet. Nothing has been sent.',
  keepEditing: 'Keep editing',
  claimAndSend: 'Claim and send',
  reassignAndSend: 'Reassign to me and send',
  sendAnyway: 'Send anyway',
  send: 'Send',
};

/** Asking the holder of an inquiry for it. */
export const asking = {
  /** Who asks, to be shown to them. */
  asked: (name: string, ago: string) => `Asked ${name} ${ago}.`,
  asks: (name: string) => `${name} asks for it.`,
  asksOf: (name: string, holder: string) => `${name} asks ${holder} for it.`,
  when: (ago: string) => `${begun(ago)}.`,
  kept: (name: string, ago: string) => `${name} kept it, ${ago}.`,
};
