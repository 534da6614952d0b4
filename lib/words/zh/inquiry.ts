import type * as english from '../en/inquiry.ts';
import { spaced } from './spaced.ts';

export const section: typeof english.section = {
  inquiry: '询盘',
  customer: '客户',
  notes: '备注',
  timeline: '流水',
};

export const who: typeof english.who = {
  viewing: (names) => spaced`${names}正在查看`,
  writing: (names, _n, duration) => ({
    lead: spaced`${names}正在写回信`,
    rest: duration ? spaced`，已 ${duration}` : '',
  }),
  you: '您',
};

export const why: typeof english.why = {
  assigned: (name) => spaced`${name}分配给您`,
  owner: (name, month) => spaced`${name}的客户，自${month}起`,
};

export const customer: typeof english.customer = {
  first: '首次来信',
  earlier: (n, won) => spaced`往来 ${n} 次` + (won > 0 ? spaced`，成交 ${won}` : ''),
  time: (place, time) => spaced`${place}，当地 ${time}。`,
  when: (time) => spaced`您这边 ${time} 起对方上班`,
  now: '对方正在上班',
  writes: (language, through) => `${language} · ${through}`,
  unknown: '邮件中没有姓名',
};

export const channel: typeof english.channel = {
  direct: '直接来信',
  form: '官网表单',
  platform: 'B2B 平台',
  ad: '搜索广告',
  fair: '展会',
  unknown: '渠道未知',
};

export const handoff: typeof english.handoff = {
  where: (address) => spaced`原信已在 ${address}。从该邮箱发出回复后，计时才停。`,
  whereOther: (address) => spaced`原信已在 ${address}。回复之前，计时继续。`,
  delivery: {
    planned: (address) => spaced`原信正在送往 ${address}。`,
    sending: (address) => spaced`原信正在送往 ${address}。`,
    delivered: (address) => spaced`原信已在 ${address}。`,
    unsure: (address) => spaced`原信是否送达 ${address}，尚不确定。`,
    failed: (address) => spaced`原信未送达 ${address}，接力棒会再试。`,
  },
};

export const evidence: typeof english.evidence = {
  server: (time) => spaced`服务器已看到回信：已发送文件夹，${time}`,
  browser: (name) => spaced`${name}的浏览器上报，等待服务器确认`,
  copy: (time) => spaced`服务器已看到回信：邮箱收到抄送，${time}`,
  guess: '客户后续来信表明已有人回复',
  browserMine: '您的浏览器上报，等待服务器确认',
};

export const closed: typeof english.closed = {
  again: '客户再来信时会自动重新打开',
  stays: '同一发件人再来信时，仍保持结案',
};

export const note: typeof english.note = {
  label: '写给同事的备注',
  hint: '写备注，只有同事能看到',
  by: (name, time) => `${name} · ${time}`,
};

export const people: typeof english.people = {
  label: '交给',
  holds: (n) => spaced`手上 ${n} 个`,
  away: '请假中',
  none: '团队里还没有其他人。',
};
