import type * as english from '../en/refusal.ts';
import type { Refused } from '../refused.ts';
import { spaced } from './spaced.ts';

const said = (lead: string, rest = ''): Refused => ({ lead, rest });

const only = {
  rep: '只有团队成员可以操作。',
  manager: '只有主管可以操作。',
  admin: '只有管理员可以操作。',
};

const fault = {
  empty: '内容为空。如用自带的选择器，请去掉此锚点。',
  braces: '花括号属于样式表，请只填选择器。',
  markup: '看起来是 HTML，请填选择器，例如 div.subject。',
  'at-rule': '引号之外有 @，请只填选择器。',
  script: '看起来是脚本，请填 CSS 选择器，例如 div.subject。',
  brackets: '括号不配对，请补全每个 ( 和 [。',
  quotes: '引号没有成对，请补全或去掉。',
  parts: '超过 20 段，每个页面都要逐段查找。请只写最有特征的部分。',
  nested: '括号嵌套了三层，页面大时会很慢。最多两层。',
  has: ':has()、~ 和 of 在页面大时会很慢。请直接写这个元素，或写它外层的元素。',
  everything: '其中一段没有写名称，会选中半个页面。请给每段写上标签、类、id 或属性。',
};

export const refusal: typeof english.refusal = {
  'already-claimed': ({ name, ago }) => said(spaced`${name}${ago}已认领。`, '您的认领已撤销。'),
  'already-yours': ({ ago }) => said(spaced`您${ago}已认领，`, '无需重复。'),
  'already-handed-off': ({ name, ago }) => said(spaced`${name}${ago}已交接，`, '无需重复。'),
  'already-answered': ({ name, ago }) => said(spaced`${name ?? '此询盘'}${ago ?? ''}已回复。`),
  'already-sending': ({ name, ago }) => said(spaced`${name}${ago}已点发送。`, '邮件尚未发出。'),
  'already-asked': ({ name, ago }) => said(spaced`${name}${ago}已请求转让，`, '未作改动。'),
  'already-tracked': () => said('此邮件已在跟踪，', '就是这一个。'),
  unclaimed: () => said('尚无人负责。', '请先认领。'),
  'not-yours': ({ name }) => said(spaced`由${name}负责。`, '只有负责人或主管可以操作。'),
  'not-allowed': ({ role }) => said(only[role]),
  closed: ({ name, ago }) =>
    said(spaced`${name ?? '此询盘'}${ago ?? ''}已结案。`, '请先重新打开。'),
  'not-closed': () => said('此询盘未结案，', '无需重新打开。'),
  'not-found': () => said('您看不到此询盘。'),
  'member-away': ({ name, until }) => said(spaced`${name}请假至${until}。`, '未作改动。'),
  'rule-gone': () => said('此规则已删除，', '未作改动。'),
  'profile-gone': () => said('此来信模式已删除，', '未作改动。'),
  'anchors-gone': () => said('此版本的锚点已不存在，', '未作改动。'),
  'anchors-broken': ({ name, problem }) => said(`锚点“${name}”不是选择器。`, fault[problem]),
  'wrong-absence': () => said('请假时间或替班人有误。', '结束须晚于开始，替班人须是他人。'),
  'member-gone': ({ name }) => said(spaced`${name}已不在团队。`),
  'last-admin': () => said('团队至少要有一位管理员。', '请先指定另一位。'),
  'no-own-mailbox': ({ name }) => said(spaced`${name}尚未设置邮箱，`, '管理员可添加。'),
  'address-taken': ({ address }) => said(spaced`${address} 已被使用。`),
  'template-gone': () => said('此模板已删除。', '尚未插入。'),
  'template-broken': ({ line, problem }) => said(spaced`模板第 ${line} 行无法读取。`, problem),
  stale: () => said('内容已更新，', '请再看一眼。'),
  'too-old': () => said('版本过旧，', '请更新接力棒。'),
  'signed-out': ({ ago }) =>
    said(spaced`此浏览器${ago ?? ''}已退出。`, '请重新连接，待发送的操作已保留。'),
  'slow-down': ({ seconds }) => said('操作过快，', spaced`${seconds} 秒后重试。`),
};

export const undone: typeof english.undone = {
  claimAndHandoff: '您的认领和交接已撤销。',
  several: (n) => spaced`您的 ${n} 项操作已撤销。`,
};
