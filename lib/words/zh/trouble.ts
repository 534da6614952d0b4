import type * as english from '../en/trouble.ts';
import { spaced } from './spaced.ts';

export const off: typeof english.off = {
  badge: '离线',
  waiting: (n) => ({
    lead: spaced`${n} 项操作待发送。`,
    rest: '恢复连接后自动提交；有人抢先会告诉您。',
  }),
  asof: (instant) => spaced`数据截至${instant}`,
  popup: (time) => ({ lead: '离线。', rest: spaced`列表截至${time}；剩余时间仍准确。` }),
  back: (n) => spaced`已恢复，${n} 项操作已提交。`,
  toBeSent: (n) => spaced`${n} 项操作待发送`,
};

export const drift: typeof english.drift = {
  title: { lead: '此页面与以往不同，', rest: '部分功能暂停。' },
  told: '管理员已知晓。',
  works: '现在可用',
  yes: ['认领、交接、时限、备注', '复制模板到剪贴板'],
  no: ['自动识别当前邮件', '插入回信'],
  paused: (what) => `暂停：${what}`,
  panelByMenu: '浏览器自带的侧边栏中也有接力棒：“查看”→“侧栏”→“接力棒”。',
  notAllowed: (host) => spaced`接力棒未获准在 ${host} 上运行`,
};

export const mailbox: typeof english.mailbox = {
  trouble: {
    password: '密码未被接受。',
    code: '该服务商要求使用授权码，而不是密码。',
    refused: '服务商拒绝登录：可能未开启客户端访问，或要求使用专用的授权码。',
    consent: '授权已到期或被撤销，需要重新授权。',
    'wants-consent': '该服务商不接受程序使用密码。请通过服务商自己的登录页连接。',
    'imap-off': '服务商处未开启 IMAP。',
    'smtp-off': '服务商处未开启 SMTP 发信。',
    'ip-list': '服务商不允许此服务器登录：其 IP 地址不在服务商的允许名单中。',
    certificate: '证书不属于此服务器。未连接。',
    'no-tls': '该服务器在此不提供加密。未向其发送任何内容。',
    silent: '服务器接受了连接，随后不再应答。',
    'not-mail': '应答的不是邮件服务器。请核对服务器和端口。',
    unreachable: '此地址没有邮件服务器应答。',
    other: '邮件服务器的应答不符合预期。',
  },
  cert: (other, host) => spaced`证书属于 ${other}，不是 ${host}。未连接。`,
};

export const fault: typeof english.fault = {
  action: (ref) => spaced`操作未成功，未作任何改动。代码 ${ref}`,
  sidebar: '侧栏已停止。',
  code: (ref) => spaced`代码 ${ref}`,
};
