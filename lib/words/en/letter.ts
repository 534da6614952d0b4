/** What the server mails by itself. To colleagues in their language; customers get the team's templates. */
export const letter = {
  handoff: {
    subject: (customer: string, subject: string) => `Handed off to you: ${customer}: ${subject}`,
    text: (facts: { mailbox: string; customer: string; instant: string | null }) =>
      [
        `The mail that ${facts.customer} sent to ${facts.mailbox} is attached as it arrived. You look after it now.`,
        facts.instant
          ? `Please reply from this mailbox by ${facts.instant}. The clock stops when your reply leaves.`
          : 'Please reply from this mailbox.',
        'To answer, open the attached mail and reply to it, or write to the customer directly; your sidebar has the opening ready.',
      ].join('\n\n'),
    opening: 'An opening you can use:',
    attachment: 'original.eml',
  },
  followUp: {
    subject: (customer: string, subject: string) => `${customer} wrote again: ${subject}`,
    text: (facts: { mailbox: string; customer: string; instant: string | null }) =>
      [
        `${facts.customer} wrote to ${facts.mailbox} again; the mail is attached as it arrived. You look after this inquiry.`,
        facts.instant
          ? `Please reply from this mailbox by ${facts.instant}. The clock stops when your reply leaves.`
          : 'Please reply from this mailbox.',
      ].join('\n\n'),
  },
  sign: (team: string) => `Baton, for ${team}`,
};
