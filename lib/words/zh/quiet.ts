import type * as english from '../en/quiet.ts';
import { spaced } from './spaced.ts';

export const quiet: typeof english.quiet = {
  notOurs: '此邮件不是寄往公共邮箱的。',
  noMail: '打开一封邮件，查看由谁负责。',
  reading: '正在读取邮件',
};

export const untracked: typeof english.untracked = {
  title: '这封邮件尚未跟踪',
  here: (mailbox) => spaced`它寄往 ${mailbox}。`,
  clock: (instant) => `时限从现在起算：${instant}`,
  from: '来自',
  subject: '主题',
  arrived: '时间',
};

export const unsure: typeof english.unsure = {
  title: '这是哪个询盘？',
  line: (n) => spaced`有 ${n} 个相似。请选一个，或作为新询盘跟踪。`,
};

export const popup: typeof english.popup = {
  title: '到期询盘',
  whose: '范围',
  mine: (n) => spaced`我的 ${n}`,
  team: (n) => spaced`全队 ${n}`,
  list: '列表',
  over: '已超时',
  soon: '将到时限',
  later: '以后',
  unclaimed: '未认领',
  you: '您',
  none: '您没有到期的询盘',
  next: (customer, instant) => `下一个：${customer}，${instant}。`,
  pool: (n) => spaced`池中还有 ${n} 个未认领。`,
  teamNone: '全队都没有到期的询盘',
  notConnected: '尚未连接',
  connectLine: '连接团队后，这里显示到期的询盘。',
  free: (n) => spaced`未认领 ${n}`,
  freeNone: '没有等待回复的未认领询盘',
  claimOf: (customer) => `认领：${customer}`,
  showMore: '显示更多',
  opened: {
    tab: '邮件已在原来打开它的标签页中显示。',
    url: '邮件已在新标签页中打开。',
    sidebar: '此处无法打开这封邮件，已在新标签页中打开它的记录。',
  },
  notOpened: '邮件未能打开，请重试。',
};

export const search: typeof english.search = {
  title: '查找这封邮件',
  label: '发件人或主题',
  found: (n) => spaced`${n} 个询盘`,
  none: (query) => `没有找到“${query}”。试试公司名或主题中的词。`,
  localOnly: '离线：只搜索了等待回复的询盘。',
  busy: '正在搜索',
};

export const connect: typeof english.connect = {
  title: '连接到您的团队',
  server: '团队的接力棒服务器',
  serverHint: 'https://baton.example.com',
  line: '在打开的页面上核对此代码，然后按“确认”。',
  codeLabel: (spelled) => `代码 ${spelled}`,
  wait: (minutes) => spaced`等待确认，代码 ${minutes} 分钟内有效`,
  expired: '代码已过期，请重新获取。',
  refused: '页面上未予确认。可重新获取代码再试。',
  address: (address) => spaced`${address} 没有接力棒服务器，请与管理员核对地址。`,
  notBaton: (address) => spaced`${address} 应答的不是接力棒，请与管理员核对地址。`,
  offline: '此浏览器离线，请在恢复后再试。',
  badAddress: '这不是网址。网址以 https:// 开头。',
  password: (server) => `服务器：${server}。密码不经过扩展。`,
  done: (team, name) => spaced`已连接到${team}，身份是${name}。`,
  fetching: (n, of) => spaced`正在获取团队的数据，${n} / ${of}`,
  fetchingFirst: '正在获取团队的询盘',
};

export const top: typeof english.top = {
  upToDate: '已同步',
  upToDateAt: (time) => spaced`已同步，${time}`,
  sidebar: '接力棒',
};
