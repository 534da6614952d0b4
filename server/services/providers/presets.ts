import type { MailServer } from '../accounts/account.ts';
import type { Place, Preset } from './preset.ts';

// Where no page is named it is what people report; tests/journeys/live-mail.md lists what to try with real accounts.

const tls = (host: string, port: number): MailServer => ({ host, port, security: 'tls' });
const startTls = (host: string): MailServer => ({ host, port: 587, security: 'starttls' });
const imap = (host: string): MailServer => tls(host, 993);
const smtp = (host: string): MailServer => tls(host, 465);

const unremarkable = {
  place: null,
  consentBy: null,
  takesPasswords: true,
  sentNames: [],
  junkNames: [],
  hasIdle: true,
  sentCopy: 'unknown',
  mx: null,
  domains: [],
} satisfies Partial<Preset>;

/** What Chinese providers name the folders of their filters, beside Junk: advertisements and subscriptions. */
const filtered = ['垃圾邮件', '垃圾箱', '广告邮件', '订阅邮件'] as const;

/**
 * Google Workspace and Gmail. Passwords ended on 1 May 2025; app passwords remain where two-step sign-in is on and the
 * admin allows them. Its SMTP saves to Sent by itself. Source: support.google.com/mail/answer/78892, and
 * support.google.com/cloud/answer/13464325 for the scope that IMAP and SMTP want.
 */
const google: Preset = {
  ...unremarkable,
  id: 'google',
  provider: 'google',
  imap: imap('imap.gmail.com'),
  smtp: smtp('smtp.gmail.com'),
  consentBy: 'google',
  sentCopy: 'always',
  mx: /(?:^|\.)(?:google|googlemail)\.com$/,
  domains: ['gmail.com', 'googlemail.com'],
};

/**
 * Microsoft 365: IMAP announces LOGINDISABLED, so consent alone opens it. No SPECIAL-USE, folder names in the language of
 * the mailbox. Its SMTP saves to Sent by itself. Source: learn.microsoft.com/exchange/client-developer/legacy-protocols,
 * "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
const microsoft: Preset = {
  ...unremarkable,
  id: 'microsoft',
  provider: 'microsoft',
  imap: imap('outlook.office365.com'),
  smtp: startTls('smtp.office365.com'),
  consentBy: 'microsoft',
  takesPasswords: false,
  sentNames: ['Sent Items', '已发送邮件', '寄件備份'],
  junkNames: ['Junk Email', 'Junk E-mail', '垃圾邮件'],
  sentCopy: 'always',
  mx: /(?:^|\.)(?:outlook\.com|mx\.microsoft)$/,
  domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
};

/**
 * Zoho Mail for organisations, one data centre each. IMAP is off until switched on; with two-factor sign-in an
 * application-specific password is asked for. "Save copy of sent emails" is a setting of the account. Source:
 * Zoho's help on IMAP access; hosts as in Thunderbird's collection of providers.
 */
const zoho = (place: Place, top: string): Preset => ({
  ...unremarkable,
  id: `zoho-${place}`,
  provider: 'zoho',
  place,
  imap: imap(`imappro.${top}`),
  smtp: smtp(`smtppro.${top}`),
  sentCopy: 'by-setting',
  mx: new RegExp(`(?:^|\\.)${top.replaceAll('.', '\\.')}$`),
});

/**
 * Tencent Exmail (企业微信邮箱). The admin allows clients (管理后台 → 协作 → 安全管理 → 客户端访问限制), each person switches
 * IMAP/SMTP on; with 安全登录 a client password (客户端专用密码) stands in for the password. No SPECIAL-USE. Source: Tencent's
 * answer "什么是 IMAP", which names both pairs of hosts, as its resellers repeat it.
 */
const exmail = (place: Place, prefix: string): Preset => ({
  ...unremarkable,
  id: place === 'mainland' ? 'exmail' : 'exmail-overseas',
  provider: 'exmail',
  place,
  imap: imap(`${prefix}imap.exmail.qq.com`),
  smtp: smtp(`${prefix}smtp.exmail.qq.com`),
  sentNames: ['Sent Messages', '已发送'],
  junkNames: ['Junk', ...filtered],
  sentCopy: 'by-setting',
  // Both serve the same domains; the one in the mainland is proposed.
  mx: place === 'mainland' ? /^(?:hw)?mxbiz\d*\.qq\.com$|(?:^|\.)exmail\.qq\.com$/ : null,
});

/**
 * Alibaba enterprise mail (阿里企业邮箱). Clients of others are blocked for new companies until the postmaster allows them;
 * then a client security password (三方客户端安全密码). Source: alibabacloud.com/help/en/alibaba-mail,
 * help.aliyun.com/document_detail/444380.html and /2857286.html (IDLE).
 */
const alibaba = (place: Place, host: string): Preset => ({
  ...unremarkable,
  id: place === 'mainland' ? 'alibaba' : `alibaba-${place}`,
  provider: 'alibaba',
  place,
  imap: imap(`imap.${host}`),
  smtp: smtp(`smtp.${host}`),
  sentNames: ['已发送', '已发送邮件'],
  junkNames: ['Junk', ...filtered],
  sentCopy: 'by-setting',
  mx:
    place === 'mainland'
      ? /(?:^|\.)(?:qiye\.aliyun|mxhichina|hichina)\.com$/
      : /(?:^|\.)sg\.aliyun\.com$/,
});

/**
 * NetEase enterprise mail (网易企业邮箱). A client authorization password of 16 characters stands in for the password, and the
 * admin may list the addresses it works from (ERR.LOGIN.IPDENY). imap.qiye.163.com and smtp.qiye.163.com are the backup,
 * where the others say ERR.LOGIN.DOMAINNOTEXIST. IDLE: none is known to be offered. Source:
 * topmailsender.com/en/youxiang/204-wangyi-qiyeyouxiang-netease-enterprise-mailbox.
 */
const neteaseEnterprise: Preset = {
  ...unremarkable,
  id: 'netease-enterprise',
  provider: 'netease-enterprise',
  imap: imap('hwhzimap.qiye.163.com'),
  smtp: smtp('hwhzsmtp.qiye.163.com'),
  sentNames: ['已发送'],
  junkNames: filtered,
  hasIdle: null,
  sentCopy: 'by-setting',
  mx: /(?:^|\.)qiye163mx\d*\.mxmail\.netease\.com$|(?:^|\.)qiye\.163\.com$/,
};

/**
 * 163 and 126: an authorization code (授权码) stands in for the password; ID (RFC 2971) before a folder may be opened, else
 * "Unsafe Login"; no IDLE among the capabilities.
 */
const netease = (place: '163' | '126'): Preset => ({
  ...unremarkable,
  id: `netease-${place}`,
  provider: 'netease',
  place,
  imap: imap(`imap.${place}.com`),
  smtp: smtp(`smtp.${place}.com`),
  sentNames: ['已发送'],
  junkNames: filtered,
  hasIdle: false,
  sentCopy: 'by-setting',
  mx: new RegExp(`^${place}mx\\d*\\.mxmail\\.netease\\.com$`),
  domains: [`${place}.com`],
});

/**
 * Hosting with cPanel, or a Dovecot of one's own: mail.<domain>, plain password. Nothing saves what is sent. The certificate
 * is often for the name of the machine. Source: Dovecot's
 * 15-mailboxes.conf.
 */
const cpanel: Preset = {
  ...unremarkable,
  id: 'cpanel',
  provider: 'cpanel',
  imap: imap('mail.{domain}'),
  smtp: smtp('mail.{domain}'),
  sentNames: ['Sent'],
  junkNames: ['spam', 'Junk'],
  sentCopy: 'never',
};

const other: Preset = {
  ...unremarkable,
  id: 'other',
  provider: 'other',
  imap: null,
  smtp: null,
  hasIdle: null,
};

/** All presets, in the order a page lists them. */
export const presets: readonly Preset[] = [
  google,
  microsoft,
  exmail('mainland', ''),
  exmail('overseas', 'hw'),
  alibaba('mainland', 'qiye.aliyun.com'),
  alibaba('singapore', 'sg.aliyun.com'),
  neteaseEnterprise,
  netease('163'),
  netease('126'),
  zoho('com', 'zoho.com'),
  zoho('eu', 'zoho.eu'),
  zoho('in', 'zoho.in'),
  zoho('au', 'zoho.com.au'),
  zoho('jp', 'zoho.jp'),
  zoho('ca', 'zohocloud.ca'),
  cpanel,
  other,
];

/** The preset of this id, or `null` for a name nobody knows. */
export function presetOf(id: string | null | undefined): Preset | null {
  return presets.find((preset) => preset.id === id) ?? null;
}

/** The same server for one domain: `mail.{domain}` becomes `mail.acme.com`. */
export function serverFor(server: MailServer | null, domain: string): MailServer | null {
  return server && { ...server, host: server.host.replace('{domain}', domain) };
}

/** The preset a mail exchanger belongs to (the host of an MX record), or `null`. */
export function presetByMx(host: string): Preset | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  return presets.find(({ mx }) => mx?.test(name)) ?? null;
}

/** The preset whose own addresses end in this domain, or `null`. */
export function presetByDomain(domain: string): Preset | null {
  return presets.find(({ domains }) => domains.includes(domain.toLowerCase())) ?? null;
}
