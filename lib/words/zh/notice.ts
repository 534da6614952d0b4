import type * as english from '../en/notice.ts';
import { spaced } from './spaced.ts';

export const notice: typeof english.notice = {
  soon: (company, time) => ({
    title: `1 小时内到期：${company}`,
    line: spaced`由您负责，${time}前回复`,
  }),
  over: (company, time) => ({ title: `已超时：${company}`, line: spaced`${time}到期` }),
  manager: (holder, company, time) => ({
    title: `已超时（${holder}）：${company}`,
    line: spaced`${time}到期`,
  }),
  pool: (company, time) => ({
    title: `已超时（未认领）：${company}`,
    line: spaced`${time}到期`,
  }),
  assigned: (company, name, instant) => ({
    title: `分配给您：${company}`,
    line: [name && spaced`由${name}分配`, instant && spaced`${instant}前回复`]
      .filter(Boolean)
      .join('，'),
  }),
  asked: ({ company, name, isClaimed, ago }) => ({
    title: spaced`${name}请求转让 ${company}`,
    line: isClaimed ? spaced`您${ago}认领` : spaced`${ago}分配给您`,
  }),
  askWaits: ({ company, asker, holder, ago }) => ({
    title: `转让请求未答复：${company}`,
    line: spaced`${asker}${ago}请求${holder}转让`,
  }),
  manyAskWait: (n) => spaced`${n} 个转让请求未答复`,
  give: '转让',
  keep: '保留',
  answerInside: (line) => `${line && `${line}。`}点击后可转让或保留`,
  refused: (company, name, ago) => ({
    title: `未能认领：${company}`,
    line: spaced`${name}${ago}抢先认领`,
  }),
  undone: (company) => `操作未成功：${company}`,
  manyOver: (n) => spaced`${n} 个询盘已超时`,
  manySoon: (n) => spaced`${n} 个询盘 1 小时内到期`,
  privateOver: '有询盘超时',
  privateSoon: '有询盘 1 小时内到期',
  privateAssigned: '有询盘分配给您',
  privateAsked: '同事请求您转让一个询盘',
  privateAskWaits: '有转让请求未答复',
  privateRefused: '有询盘未能认领',
  privateUndone: '有操作未成功',
};

export const badge: typeof english.badge = {
  none: '接力棒：没有超时',
  over: (n) => spaced`接力棒：${n} 个超时`,
  disconnected: '接力棒：未连接',
};

export const aloud: typeof english.aloud = {
  claimed: (instant) => spaced`已认领，${instant}前回复。`,
  released: '已退回。',
  handedOff: '已交接。',
  assigned: (name) => spaced`已分配给${name}。`,
  tookBack: '已撤回请求。',
  given: (name) => spaced`已转让给${name}。`,
  kept: '已保留。',
  end: '。',
  closed: '已结案。',
  reopened: '已重新打开。',
  noted: '已添加备注。',
  holder: (name) => spaced`由${name}负责`,
  nobody: '无人负责',
  you: '由您负责',
};
