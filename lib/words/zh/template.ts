import type * as english from '../en/template.ts';
import { spaced } from './spaced.ts';

export const template: typeof english.template = {
  title: { 'hand-off': '用模板交接', reply: '用模板回复', acknowledgement: '用模板确认收信' },
  purpose: { 'hand-off': '交接', reply: '回复', acknowledgement: '确认收信' },
  list: '模板',
  find: '查找模板',
  closeList: '关闭模板',
  previewLanguage: '预览语言',
  tabCustomer: (language) => `${language} · 客户`,
  tabYou: (language) => `${language} · 给您看`,
  fallback: (language, shown) => spaced`暂无${language}，显示${shown}`,
  blank: (name) => `请补上：${name}`,
  blankHint: '按客户原文填写',
  missing: (name) => `${name}？`,
  blankFirst: (names) => `请先补上：${names}。尚未插入。`,
  inserted: '已插入，可在邮件中按 Ctrl+Z 撤销。',
  insertedMac: '已插入，可在邮件中按 ⌘Z 撤销。',
  copied: '已复制，请粘贴到回信中。',
  noEditor: '请先打开回信，或复制文字。',
  opening: '正在打开回信',
  none: '还没有模板，管理员可添加。',
  noMatch: (query) => `没有找到“${query}”。`,
};

export const variable: typeof english.variable = {
  'customer.name': '客户姓名',
  'customer.company': '客户公司',
  'customer.country': '客户国家',
  'inquiry.subject': '主题',
  'inquiry.product': '产品',
  'member.name': '您的姓名',
  'member.title': '您的职务',
  'member.region': '您负责的地区',
  'member.address': '您的邮箱',
  'mailbox.name': '公共邮箱名称',
  'mailbox.address': '公共邮箱',
  hours: '小时数',
  'quiet.until': '静默时段结束时间',
  'quiet.customer': '静默时段结束时间（客户当地）',
};
