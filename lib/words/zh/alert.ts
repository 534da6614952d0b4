import type { alert as english } from '../en/alert.ts';
import { mailbox } from './trouble.ts';

export const alert: typeof english = {
  trouble: {
    subject: (mailbox) => `${mailbox} 目前无法读取`,
    text: ({ mailbox, since, reason }) =>
      [
        `自 ${since} 起，Baton 无法读取 ${mailbox}。${reason}`,
        '期间收到的邮件都在邮箱服务商那里等着，不会丢失；恢复后会全部补读。在此之前，请先自行查看该邮箱。',
        '问题持续期间每天提醒一次，恢复时会再发一封邮件。',
      ].join('\n\n'),
  },
  mended: {
    subject: (mailbox) => `${mailbox} 已恢复读取`,
    text: ({ mailbox }) => `Baton 已恢复读取 ${mailbox}，正在补读积压的邮件。无需任何操作。`,
  },
  reason: {
    ...mailbox.trouble,
    gap: '已有数分钟没有服务器读取该邮箱，也没有说明原因。请检查 Baton 是否在运行。',
    'self-check': '每日自检邮件没有到达。',
  },
  selfCheck: {
    subject: '每日自检：这封邮件应能收到',
    text: 'Baton 每天给此邮箱发一封邮件，确认邮件能够收到。您可以删除它。可在该邮箱的设置中关闭自检。',
  },
};
