import type * as english from '../en/rule.ts';
import { spaced } from './spaced.ts';

const contains = (place: string) => (not: boolean, phrases: string) =>
  `${place}${not ? '不包含' : '包含'}${phrases}`;
const is = (not: boolean) => (not ? '不是' : '是');

export const ruleSays: typeof english.ruleSays = {
  quoted: (text) => `“${text}”`,
  line: (when, then) => `${when}：${then}。`,
  every: '所有询盘',
  and: '，并且',
  next: '，',
  stops: '不再试下面的规则',
  others: (n) => spaced`另外 ${n} 个`,
  condition: {
    words: { subject: contains('主题'), body: contains('正文'), anywhere: contains('主题或正文') },
    mailbox: (not, addresses) => spaced`${not ? '不是发到' : '发到'}${addresses}`,
    language: (not, names) => spaced`语言${is(not)}${names}`,
    country: (not, names) => spaced`${not ? '不是来自' : '来自'}${names}`,
    region: (not, names) => spaced`${not ? '不是来自' : '来自'}${names}`,
    channel: (not, names) => spaced`渠道${is(not)}${names}`,
    product: contains('产品'),
    owner: (not, names) => spaced`客户${not ? '不归' : '归'}${names}跟进`,
    hasOwner: (not) => (not ? '客户还没有人跟进' : '客户已有人跟进'),
    'new-customer': (not) => (not ? '客户以前来过信' : '客户首次来信'),
    attachment: (not) => (not ? '没有附件' : '带有附件'),
    hour: (not, from, to, zone, days) =>
      spaced`${days && `${days} `}${from} 至 ${to}（${zone}）${not ? '之外来信' : '之间来信'}`,
    allDay: (not, zone, days) =>
      days ? spaced`${not ? '不在' : '在'}${days}（${zone}）来信` : not ? '从不' : '任何时间来信',
  },
  does: {
    assign: (name) => spaced`交给${name}`,
    owner: '交给客户的跟进人',
    duty: '交给当天值班的人',
    inTurn: (names) => spaced`轮流交给${names}`,
    leastLoaded: (names) => spaced`交给${names}中手上最少的人`,
    tag: (tags) => `加标签${tags}`,
    high: '优先级设为高',
    normal: '优先级不变',
    hours: (view, reply) => spaced`要求 ${view} 小时内查看、${reply} 小时内回复`,
    notify: (names) => spaced`通知${names}`,
    notifyManagers: '通知主管',
    handOff: '立即交接',
    handOffWith: (template) => `用模板${template}立即交接`,
    suggest: (template) => `建议模板${template}`,
    suggestGone: '建议的模板已被删除',
    dismiss: '按“不是询盘”结案',
  },
  reason: {
    unknown: (condition) => `可能：${condition}（只保留了正文开头）`,
  },
  region: {
    europe: '欧洲',
    'north-america': '北美',
    'latin-america': '拉美',
    'middle-east': '中东',
    africa: '非洲',
    'south-asia': '南亚',
    'southeast-asia': '东南亚',
    'east-asia': '东亚',
    'central-asia': '中亚',
    oceania: '大洋洲',
  },
  problem: {
    'never-reached': (rule) => `永远轮不到：${rule}涵盖了这条规则的全部情况，而且不再往下试。`,
    contradicts: (rule) => `${rule}的条件相同，做法不同。以排在上面的为准。`,
    'member-gone': (name) => spaced`${name}已不在团队中，会被跳过。`,
    'empty-words': (text) => `${text}永远找不到：其中没有可查找的内容。`,
    'unknown-country': (code) => spaced`没有 ${code} 这个国家代码。`,
    'unknown-time-zone': (zone) => spaced`没有 ${zone} 这个时区，所以这个时间永远不会到。`,
    'hands-off-to-nobody': '还没有选人。先指定交给谁，才能交接。',
    'dismisses-all': '所有来信都会按“不是询盘”结案。',
  },
};

export const routed: typeof english.routed = {
  highIntent: (company) => `高意向：${company}`,
  pool: (company) => `池中新询盘：${company}`,
  new: (company) => `新询盘：${company}`,
  privately: '有新询盘需要您知道',
  many: (n) => spaced`有 ${n} 个新询盘需要您知道`,
  rule: (name) => `规则“${name}”`,
  duty: '今天由您值班',
};
