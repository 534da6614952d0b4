import { count } from './count.ts';

/** A notification of the system: a title of at most 40 characters and one line; never the text of a mail. */
export interface Notice {
  title: string;
  line: string;
}

export const notice = {
  soon: (company: string, time: string): Notice => ({
    title: `Due within the hour: ${company}`,
    line: `Yours. Reply by ${time}`,
  }),
  over: (company: string, time: string): Notice => ({
    title: `Overdue: ${company}`,
    line: `Since ${time}`,
  }),
  /* "Since" stays true while a notification lies unread; "by 12 min" does not. */
  manager: (holder: string, company: string, time: string): Notice => ({
    title: `Overdue, ${holder}: ${company}`,
    line: `Since ${time}`,
  }),
  pool: (company: string, time: string): Notice => ({
    title: `Overdue, unclaimed: ${company}`,
    line: `Since ${time}`,
  }),
  /** `name`: nobody, where a rule or the customer's return gave it; `instant`: none, where no clock runs. */
  assigned: (company: string, name: string | null, instant: string | null): Notice => ({
    title: `Assigned to you: ${company}`,
    line: [name && `By ${name}`, instant && `Reply by ${instant}`].filter(Boolean).join('. '),
  }),
  /** `isClaimed`: they took it themselves; somebody else gave it to them otherwise. */
  asked: (facts: { company: string; name: string; isClaimed: boolean; ago: string }): Notice => ({
    title: `${facts.name} asks for ${facts.company}`,
    line: facts.isClaimed ? `You claimed it ${facts.ago}` : `You were given it ${facts.ago}`,
  }),
  /** A manager's: the holder has not answered. */
  askWaits: (facts: { company: string; asker: string; holder: string; ago: string }): Notice => ({
    title: `Request unanswered: ${facts.company}`,
    line: `${facts.asker} asked ${facts.holder} ${facts.ago}`,
  }),
  manyAskWait: (n: number) => `${count(n, 'request waits', 'requests wait')} for an answer`,
  /** Buttons of `asked`. */
  give: 'Give it',
  keep: 'Keep it',
  /** Added to `asked` where notifications have no buttons; '': it has no line. */
  answerInside: (line: string) => `${line && `${line}. `}Click to give it or keep it`,
  refused: (company: string, name: string, ago: string): Notice => ({
    title: `Not yours after all: ${company}`,
    line: `${name} was first, ${ago}`,
  }),
  /** Any other action the server did not do; the line is the refusal's own. */
  undone: (company: string) => `Not done after all: ${company}`,
  /** Several at once become one. */
  manyOver: (n: number) => `${count(n, 'inquiry is', 'inquiries are')} overdue`,
  manySoon: (n: number) => `${count(n, 'inquiry is', 'inquiries are')} due within the hour`,
  /** On a shared screen, without the company. */
  privateOver: 'An inquiry is overdue',
  privateSoon: 'An inquiry is due within the hour',
  privateAssigned: 'An inquiry was assigned to you',
  privateAsked: 'A colleague asks for an inquiry of yours',
  privateAskWaits: 'A request for an inquiry is unanswered',
  privateRefused: 'An inquiry is not yours after all',
  privateUndone: 'Something was not done after all',
};

/** The toolbar icon's tooltip. */
export const badge = {
  none: 'Baton: nothing overdue',
  over: (n: number) => `Baton: ${n} overdue`,
  disconnected: 'Baton: not connected',
};

/** What a screen reader is told once when a state changes. */
export const aloud = {
  claimed: (instant: string) => `Claimed. Reply by ${instant}.`,
  released: 'Released.',
  handedOff: 'Handed off.',
  assigned: (name: string) => `Assigned to ${name}.`,
  tookBack: 'Request taken back.',
  given: (name: string) => `Given to ${name}.`,
  kept: 'Kept.',
  /** Ends a sentence that has no stop where it is shown. */
  end: '.',
  closed: 'Closed.',
  reopened: 'Reopened.',
  noted: 'Note added.',
  holder: (name: string) => `Held by ${name}`,
  nobody: 'Held by nobody',
  you: 'Held by you',
};
