import type * as english from '../en/providers.ts';
import { spaced } from './spaced.ts';

export const providers: typeof english.providers = {
  choose: '这个邮箱由谁提供？',
  show: '显示其设置',
  find: '根据地址查找',
  found: {
    address: '此地址属于该服务商。',
    mx: '此域名的邮件由该服务商接收。',
    srv: '此域名为邮件程序指定了这些服务器。',
    autoconfig: '此域名为邮件程序发布了这份说明。',
  },
  foundTitle: '已找到。输入密码之前请先核对',
  servers: (imap, smtp) => (smtp ? spaced`${imap}，发信：${smtp}` : imap),
  foundOther: (n) => spaced`另找到 ${n} 种方式：`,
  use: (server) => spaced`使用 ${server}`,
  notFound: (domain) => spaced`没有找到 ${domain} 的设置。请选择服务商，或填写服务商告知的设置。`,
  help: {
    google: {
      name: 'Google Workspace 企业邮箱、Gmail',
      steps: [
        '推荐：使用 Google 登录。可能需要 Google Workspace 管理员先允许此服务器。',
        '如用密码：先开启两步验证，再打开 myaccount.google.com → 安全性 → 应用专用密码，为接力棒生成一个并填在这里。平常的密码不被接受。',
      ],
    },
    microsoft: {
      name: 'Microsoft 365 企业邮箱、Outlook',
      steps: [
        '使用 Microsoft 登录；收信不接受密码。',
        '邮箱须已开启 IMAP：Microsoft 365 管理中心 → 用户 → 该用户 → 邮件 → 管理电子邮件应用 → IMAP 和经过身份验证的 SMTP。',
        '共享邮箱请以拥有完全访问权限的成员登录。',
      ],
    },
    zoho: {
      name: 'Zoho 邮箱',
      steps: [
        '打开 Zoho Mail → 设置 → 邮件账户 → IMAP，开启 IMAP 访问。',
        '开启双重验证时：打开 accounts.zoho.com → 安全 → 应用专用密码，生成一个并填在这里，代替密码。',
        '请选择公司注册时所在的地区。',
      ],
    },
    exmail: {
      name: '腾讯企业邮箱（企业微信）',
      steps: [
        '管理员允许邮件客户端：管理后台 → 协作 → 安全管理 → 客户端访问限制。',
        '在邮箱中打开 设置 → 客户端设置，开启 IMAP/SMTP 服务。',
        '开启安全登录时：在同一处生成客户端专用密码，填在这里，代替密码。',
      ],
    },
    alibaba: {
      name: '阿里企业邮箱',
      steps: [
        'postmaster 允许三方客户端：域管理 → 安全管理 → 账号安全策略。新开通的企业默认关闭。',
        'postmaster 为该账号开启 IMAP/SMTP 服务。',
        '在邮箱中打开 设置 → 账户与安全 → 三方客户端安全密码，生成一个并填在这里，代替密码。',
      ],
    },
    'netease-enterprise': {
      name: '网易企业邮箱',
      steps: [
        '在邮箱中打开 设置 → 客户端设置，开启 IMAP 和 SMTP。',
        '在同一处生成客户端授权密码（16 位，须先绑定手机号），填在这里，代替密码。',
        '如管理员设置了 IP 地址名单，须把此服务器的地址加入名单。',
        '如这组服务器不识别您的域名，请改填 imap.qiye.163.com 和 smtp.qiye.163.com。',
      ],
    },
    netease: {
      name: '网易 163、126 邮箱',
      steps: [
        '在邮箱中打开 设置 → POP3/SMTP/IMAP，开启 IMAP/SMTP 服务。',
        '按提示用短信确认，把授权码填在这里，代替密码。',
      ],
    },
    cpanel: {
      name: '自有主机（cPanel、Dovecot）',
      steps: [
        '用户名是完整的邮箱地址，密码是该邮箱的密码。',
        '如证书属于别的名称，请填写主机商告知的服务器，通常是其主机的名称。',
      ],
    },
    other: { name: '其他服务商', steps: ['请填写服务商告知的 IMAP 和 SMTP 设置。'] },
  },
  places: {
    com: '全球（zoho.com）',
    eu: '欧洲',
    in: '印度',
    au: '澳大利亚',
    jp: '日本',
    ca: '加拿大',
    mainland: '中国内地',
    overseas: '中国内地以外',
    singapore: '新加坡',
    '163': '163.com 地址',
    '126': '126.com 地址',
  },
  named: (provider, place) => spaced`${provider}：${place}`,
  noIdle: '该服务商不会主动通知新邮件，每半分钟查看一次。',
  sentCopy: {
    always: '该服务商会自动保留已发邮件的副本。',
    never: '该服务商不保留副本。接力棒会把自己发出的邮件存入已发送。',
    'by-setting': '接力棒会查看服务商是否已在已发送中保留副本，没有则补存。',
    unknown: '',
  },
  plainOnly: '不加密只能用于本机上的邮件服务器。',
  consent: {
    title: (name) => spaced`使用 ${name} 登录`,
    line: '您会前往对方的页面，然后回到这里。无需输入密码，也不保存密码。',
    again: (name) => spaced`重新使用 ${name} 登录`,
    opened: (name) => spaced`凭您在 ${name} 的授权打开。`,
    byPassword: '或使用密码',
    noClient: (variables) =>
      spaced`此服务器尚未设置这种登录方式。请由服务器维护者设置 ${variables}。`,
    byCode: '在另一浏览器中用代码登录',
    codeTitle: (name) => spaced`用代码在 ${name} 登录`,
    codeLine: '请在任一浏览器中打开此页面，并输入代码。',
    codeUntil: (instant) => spaced`代码有效期至${instant}。`,
    codeDone: '已在对方页面确认',
    codeEarly: '对方尚未确认，请确认后再试。',
    bad: '已获授权，但凭此无法打开该邮箱。授权的账户是否有权打开它？未保存任何内容。',
    refused: '未获授权，未作任何改动。',
    late: '用时过长，或是从另一浏览器开始的。请重新开始。',
    failed: '服务商没有应答，请稍后再试。',
    back: '返回邮箱',
  },
  certificate: {
    title: (host) => spaced`${host} 的证书未被接受`,
    otherName: (names, host) => spaced`证书属于 ${names}，不是 ${host}。`,
    otherIssuer: (issuer) => spaced`名称正确，但不认识为其担保的 ${issuer}。`,
    dates: (from, to) => spaced`有效期为${from}至${to}。`,
    fingerprint: 'SHA-256 指纹',
    pin: '从现在起，此服务器只接受这一个证书',
    pinLine: '请先与服务商核对指纹，然后重新输入密码。',
    askAdmin: '管理员可以在公共邮箱的设置中接受此证书。',
    kept: '此处接受一个由管理员核对过的证书。',
  },
};
