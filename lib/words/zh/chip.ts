import type { chip as english } from '../en/chip.ts';
import { spaced } from './spaced.ts';

export const chip: typeof english = {
  unclaimed: '未认领',
  yours: '由您负责',
  of: (name) => spaced`${name}负责`,
  held: '已认领',
  closed: '已结案',
  answered: '已回复',
  answeredMe: '您已回复',
  answeredBy: (name) => spaced`${name}已回复`,
  plenty: '时间充裕',
  soon: '将到时限',
  over: '已超时',
  paused: '计时暂停',
  doing: { writing: '正在写回信', viewing: '正在查看' },
  colleague: { writing: '有同事正在写回信', viewing: '有同事正在查看' },
  between: '，',
};
