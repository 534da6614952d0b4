import type * as english from '../en/desk-work.ts';
import { spaced } from './spaced.ts';

export const deskWork: typeof english.deskWork = {
  title: '缘由',
  rules: (names) => spaced`规则${names}`,
  ruleAssigned: (rule, name) => spaced`规则“${rule}”已分配给${name}`,
  ruleAssignedYou: (rule) => `规则“${rule}”已分配给您`,
  ruleHandedOff: (rule, address) => spaced`规则“${rule}”已交接到 ${address}`,
  channel: (name, evidence) => `${name}：${evidence}`,
  country: (name, evidence) => `${name}：${evidence}`,
  highPriority: '高优先级',
  tags: (tags) => `标签：${tags}`,
  standIn: (name) => spaced`代替${name}`,
  merged: '已与另一询盘合并',
  conversation: '往来邮件',
  openOther: '打开该询盘',
  merge: '与另一询盘合并…',
  mergeWith: '合并到',
  split: '拆分为新询盘',
  lookAfter: '由我负责此客户',
  leaveCustomer: '不再负责此客户',
  quantity: (product, quantity) => `${product}，${quantity}`,
};

export const acknowledgement: typeof english.acknowledgement = {
  waiting: '免打扰时段结束后发出自动确认',
  planned: '自动确认即将发出',
  sending: '自动确认即将发出',
  sent: (language) => `已自动确认（${language}）`,
  sentNote: '自动确认不算回复，计时继续',
  unsure: '自动确认是否已发出，尚不确定',
  unsureNote: '不会自动重发，请查看已发送文件夹。',
  failed: '自动确认未能发出',
  bounced: '自动确认被退回',
  withheld: (reason) => `未自动确认：${reason}`,
  reason: {
    off: '此邮箱已关闭自动确认',
    automatic: '来信由程序发出',
    suppressed: '来信要求不要自动回复',
    list: '经邮件列表而来',
    'no-reply': '发件地址不收回信',
    'no-sender': '来信没有发件人',
    'own-side': '来自同事',
    platform: '经平台而来',
    form: '经表单而来，其模式未允许确认',
    'not-addressed': '收件人中没有此邮箱',
    junk: '被判为垃圾邮件',
    'in-thread': '此往来中已有人回复',
    recently: '几天前已向此发件人确认',
    'sender-cap': '此发件人来信过多',
    'domain-cap': '此公司来信过多',
    'overall-cap': '短时间内确认过多',
    'bounced-before': '上次发往此地址的确认被退回',
    'too-old': '看到时来信已久',
    'own-message': '是我们自己发的',
    rule: '规则判定不是询盘',
    'by-hand': '由人手动跟踪',
    'no-account': '没有可用的发信账户',
    template: '模板无法填写完整',
  },
};

export const warning: typeof english.warning = {
  'stranger-in-thread': '引用了另一往来，但发件人不在其中',
  'probably-same': '仅凭发件人、主题和时间归入此往来',
  late: '到达邮箱很久后才被看到',
  'spf-failed': '发信服务器不属于发件域名（SPF）',
  'dkim-failed': '邮件签名不符（DKIM）',
  'dmarc-failed': '所称域名表示并非其发出（DMARC）',
  'found-in-junk': '在垃圾邮件文件夹中发现',
};

export const judgement: typeof english.judgement = {
  not: {
    effective: '算作回复',
    'ack-like': '不算回复：只告知已收到',
    automatic: '不算回复：由程序发出',
    internal: '不算回复：没有发给客户',
    bounced: '不算回复：已被退回',
    unsure: '可能是回复：主管可以认定',
  },
  count: '算作回复',
  discount: '不算回复',
  overruled: (name) => spaced`由${name}认定`,
  judgedEffective: '认定一封去信为回复',
  judgedNot: '认定一封去信不算回复',
  bounced: '回信被退回，计时恢复',
};

export const deskTimeline: typeof english.deskTimeline = {
  byRules: (names) => spaced`依规则${names}`,
  answeredUnseen: '已有人回复过：客户引用了我们未见的邮件',
  copied: '邮箱收到了抄送',
  merged: '与另一询盘合并',
  split: '将一封邮件拆分为新询盘',
  owner: (name) => spaced`将此客户交由${name}负责`,
  noOwner: '此客户不再有专人负责',
};
