import type * as english from '../en/guard.ts';
import { spaced } from './spaced.ts';

const at = (time: string | null) => (time ? `（${time}）` : '');

export const guard: typeof english.guard = {
  frame: '接力棒：发送前确认',
  checking: '正在与团队确认',
  title: {
    held: (name) => spaced`${name}已认领此询盘`,
    answered: (name) => (name ? spaced`${name}已经回复` : '此询盘已有回复'),
    writing: (name) => spaced`${name}也在写回信`,
    beaten: (name) => spaced`${name}抢先了`,
    wrongFrom: (address) => spaced`将从 ${address} 发出`,
    free: '现已空出',
    yours: '现由您负责',
    closed: '现已结案',
  },
  line: {
    held: (ago, time) => spaced`${ago}认领${at(time)}。`,
    answered: (ago, time) => spaced`${ago}${at(time)}，您写信期间。`,
    writing: (time) => spaced`从 ${time} 开始。此询盘尚未认领。`,
    claimedFirst: (seconds) => spaced`${seconds} 秒前认领。`,
    sentFirst: (seconds) => spaced`${seconds} 秒前已点发送。`,
    momentAgo: (seconds) => spaced`${seconds} 秒前。`,
    sentFirstAt: (ago, time) => spaced`${ago}已点发送${at(time)}。`,
    wrongFrom: (mailbox) => spaced`客户写给的是 ${mailbox}。`,
    free: '此询盘无人负责，也无人在写回信。',
    yours: (name) => (name ? spaced`${name}已转让给您。` : '此询盘由您负责。'),
    closed: '此询盘已无人负责。',
  },
  alsoWriting: '正在写回信',
  notSent: '邮件尚未发出。',
  logged: '仍然发送会记入流水。',
  slow: '团队服务器尚未应答，邮件尚未发出。',
  keepEditing: '继续编辑',
  claimAndSend: '认领并发送',
  reassignAndSend: '改派给我并发送',
  sendAnyway: '仍然发送',
  send: '发送',
};

export const asking: typeof english.asking = {
  asked: (name, ago) => spaced`${ago}已请求${name}转让。`,
  asks: (name) => spaced`${name}请求转让。`,
  asksOf: (name, holder) => spaced`${name}请求${holder}转让。`,
  when: (ago) => spaced`${ago}。`,
  kept: (name, ago) => spaced`${name}${ago}未同意转让。`,
};
