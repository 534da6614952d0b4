import type { guard as english } from '../en/guard.ts';

export const guard: typeof english = {
  frame: '接力棒：发送前确认',
  checking: '正在与团队确认',
};
