import type * as english from '../en/desk.ts';
import { spaced } from './spaced.ts';

export const desk: typeof english.desk = {
  page: (room) => `${room} · 接力棒工作台`,
  rooms: '房间',
  room: {
    rules: '规则',
    templates: '模板',
    mailboxes: '邮箱',
    webmails: '网页邮箱',
    roster: '值班',
    profiles: '来信格式',
  },
  reading: '正在读取…',
  allRead: '邮箱读取正常',
  troubled: (n) => spaced`${n} 个邮箱无法读取`,
  offline: (asOf) => ({
    lead: '离线。',
    rest: asOf
      ? spaced`内容截至${asOf}。保存的改动会等到恢复连接后提交。`
      : '保存的改动会等到恢复连接后提交。',
  }),
  offlineWaiting: (n) => ({
    lead: spaced`${n} 项改动待提交。`,
    rest: '恢复连接后自动提交；未能保存会告诉您。',
  }),
  onlyManagers: '您可以查看，主管可以修改。',
  onlyAdmins: '您可以查看，管理员可以修改。',
  notSaved: '尚未保存。',
  editAgain: '继续修改',
  unsaved: '尚未保存',
  discard: '放弃改动',
  keep: '保留',
  fillIn: '请先填好上面标出的内容。尚未保存。',
  backTo: (room) => `← ${room}`,
  removeOne: (name) => spaced`移除 ${name}`,
  zone: '时区',
  on: '启用',
  off: '停用',
  unreachable: '无法连接服务器，请在恢复连接后再试。',
};
