import type * as english from '../en/state.ts';
import { spaced } from './spaced.ts';

export const product: typeof english.product = {
  name: '接力棒',
};

export const role: typeof english.role = { rep: '业务员', manager: '主管', admin: '管理员' };

export const outcome: typeof english.outcome = {
  won: '成交',
  lost: '未成交',
  none: '不是询盘',
  spam: '垃圾邮件',
};

export const state: typeof english.state = {
  open: '未认领',
  mine: '由您负责',
  other: (name) => spaced`${name}负责`,
  mineHanded: '由您负责 · 已交接',
  otherHanded: (name) => spaced`${name}负责 · 已交接`,
  answeredMe: '您已回复',
  answeredOther: (name) => spaced`${name}已回复`,
  answeredFrom: (address) => spaced`已从 ${address} 回复`,
  closed: (as) => `已结案 · ${outcome[as]}`,
  pending: '您已认领，待确认',
};

export const due: typeof english.due = {
  by: (instant) => spaced`${instant}前回复`,
  view: (instant) => spaced`${instant}前查看`,
  over: (duration) => spaced`超时 ${duration}`,
  viewOver: (duration) => spaced`尚无人查看，超时 ${duration}`,
  answered: (duration) => spaced`用时 ${duration}，未超时`,
  answeredLate: (duration, late) => spaced`用时 ${duration}，超时 ${late}`,
  closed: (name, instant) => spaced`${name}结案，${instant}`,
  joined: (name, instant) => spaced`${name}合并，${instant}`,
  left: (duration) => spaced`还剩 ${duration}`,
  overBy: (duration) => spaced`超时 ${duration}`,
};

export const relay: typeof english.relay = {
  label: '接力进度',
  received: '收到',
  claimed: '认领',
  handedOff: '交接',
  answered: '已回复',
  skipped: '未经此步',
};

export const ring: typeof english.ring = {
  left: (left, whole) => spaced`还剩 ${left}，共 ${whole}`,
  soon: (left, whole) => spaced`还剩 ${left}，共 ${whole}，将到时限`,
  over: (duration) => spaced`已超时 ${duration}`,
  done: '已回复',
  closed: '已回复并结案',
  stopped: '已结案，不再计时',
  paused: (instant) => spaced`计时暂停，${instant} 恢复`,
};

export const clock: typeof english.clock = {
  plenty: '时间充裕',
  soon: '将到时限',
  over: '已超时',
  done: '已回复',
  paused: '计时暂停',
  stopped: '不再计时',
};
