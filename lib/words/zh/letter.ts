import type * as english from '../en/letter.ts';
import { spaced } from './spaced.ts';

export const letter: typeof english.letter = {
  handoff: {
    subject: (customer, subject) => `交接给您：${customer}：${subject}`,
    text: ({ mailbox, customer, instant }) =>
      [
        spaced`${customer}发到 ${mailbox} 的邮件附在后面，保持原样。现在由您负责。`,
        instant ? spaced`请在${instant}前从此邮箱回复。回复发出后，计时才停。` : '请从此邮箱回复。',
        '您可以打开所附的邮件直接回复，也可以另写给客户；侧栏里有现成的开场白。',
      ].join('\n\n'),
    opening: '可用的开场白：',
    attachment: 'original.eml',
  },
  followUp: {
    subject: (customer, subject) => `${customer}再次来信：${subject}`,
    text: ({ mailbox, customer, instant }) =>
      [
        spaced`${customer}又发邮件到 ${mailbox}，附在后面，保持原样。这个询盘由您负责。`,
        instant ? spaced`请在${instant}前从此邮箱回复。回复发出后，计时才停。` : '请从此邮箱回复。',
      ].join('\n\n'),
  },
  sign: (team) => spaced`接力棒，代表${team}`,
};
