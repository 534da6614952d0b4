import { count } from './count.ts';

/** Where a mailbox lies and how it is opened: for whoever connects one. */
export const providers = {
  choose: 'Who runs this mailbox?',
  show: 'Show its settings',
  find: 'Find out from the address',
  found: {
    address: 'The address belongs to this provider.',
    mx: 'Mail for this domain is taken in by this provider.',
    srv: 'The domain names these servers for mail programs.',
    autoconfig: 'The domain publishes this description for mail programs.',
  },
  foundTitle: 'Found. Please compare before you type a password',
  servers: (imap: string, smtp: string | null) => (smtp ? `${imap}, sending: ${smtp}` : imap),
  foundOther: (n: number) => `${count(n, 'other way', 'other ways')} in was found:`,
  use: (server: string) => `Use ${server}`,
  notFound: (domain: string) =>
    `Nothing was found for ${domain}. Choose a provider, or fill in what yours told you.`,
  help: {
    google: {
      name: 'Google Workspace, Gmail',
      steps: [
        'Best: sign in with Google. An admin of Google Workspace may have to allow this server first.',
        'With a password instead: turn on 2-Step Verification, then open myaccount.google.com → Security → App passwords, make one for Baton, and type it here. The usual password is not accepted.',
      ],
    },
    microsoft: {
      name: 'Microsoft 365, Outlook',
      steps: [
        'Sign in with Microsoft; passwords are not accepted for reading.',
        'IMAP must be on for the mailbox: Microsoft 365 admin center → Users → the person → Mail → Manage email apps → IMAP and Authenticated SMTP.',
        'For a shared mailbox, sign in as somebody who has full access to it.',
      ],
    },
    zoho: {
      name: 'Zoho Mail',
      steps: [
        'Open Zoho Mail → Settings → Mail accounts → IMAP, and turn on IMAP access.',
        'With two-factor sign-in: open accounts.zoho.com → Security → App passwords, make one, and type it here instead of the password.',
        'Choose the region your company signed up in.',
      ],
    },
    exmail: {
      name: 'Tencent Exmail (WeCom)',
      steps: [
        'The admin allows mail programs: admin console → 协作 → 安全管理 → 客户端访问限制.',
        'In the mailbox, open 设置 → 客户端设置 and turn on IMAP/SMTP.',
        'Where safe sign-in is on: make a client password there (客户端专用密码) and type it here instead of the password.',
      ],
    },
    alibaba: {
      name: 'Alibaba Mail (enterprise)',
      steps: [
        'The postmaster allows other mail programs: domain management → Security → Account security policies. New companies find it switched off.',
        'The postmaster turns on the IMAP/SMTP service for the account.',
        'In the mailbox, open 设置 → 账户与安全 → 三方客户端安全密码, make one, and type it here instead of the password.',
      ],
    },
    'netease-enterprise': {
      name: 'NetEase Mail (enterprise)',
      steps: [
        'In the mailbox, open 设置 → 客户端设置, turn on IMAP and SMTP.',
        'Make a client authorization password there (客户端授权密码, 16 characters; a phone number has to be bound first) and type it here instead of the password.',
        'Where the admin keeps a list of IP addresses, the address of this server has to be on it.',
        'If these servers do not know your domain, write imap.qiye.163.com and smtp.qiye.163.com.',
      ],
    },
    netease: {
      name: 'NetEase 163, 126',
      steps: [
        'In the mailbox, open 设置 → POP3/SMTP/IMAP and turn on IMAP/SMTP.',
        'Confirm by text message, and type the authorization code (授权码) here instead of the password.',
      ],
    },
    cpanel: {
      name: 'Own hosting (cPanel, Dovecot)',
      steps: [
        'User name is the whole address, the password is the one of the mailbox.',
        'If the certificate is for another name, write the server that your hosting company names, often the name of its machine.',
      ],
    },
    other: {
      name: 'Another provider',
      steps: ['Fill in what your provider tells you about IMAP and SMTP.'],
    },
  },
  places: {
    com: 'worldwide (zoho.com)',
    eu: 'Europe',
    in: 'India',
    au: 'Australia',
    jp: 'Japan',
    ca: 'Canada',
    mainland: 'mainland China',
    overseas: 'outside mainland China',
    singapore: 'Singapore',
    '163': 'addresses at 163.com',
    '126': 'addresses at 126.com',
  },
  named: (provider: string, place: string) => `${provider}: ${place}`,
  noIdle: 'This provider does not announce new mail: it is looked for every half minute.',
  sentCopy: {
    always: 'This provider keeps a copy of what is sent by itself.',
    never: 'This provider keeps no copy. Baton puts a copy of what it sends into Sent.',
    'by-setting': 'Baton looks whether the provider kept a copy in Sent, and adds one where not.',
    unknown: '',
  },
  plainOnly: 'Without encryption only a mail server on this computer can be used.',
  consent: {
    title: (name: string) => `Sign in with ${name}`,
    line: 'You go to their page, and come back here. No password is typed or kept.',
    again: (name: string) => `Sign in with ${name} again`,
    opened: (name: string) => `Opened by your consent at ${name}.`,
    byPassword: 'Or with a password',
    noClient: (variables: string) =>
      `Signing in there is not set up on this server yet. Whoever runs it sets ${variables}.`,
    byCode: 'With a code, in another browser',
    codeTitle: (name: string) => `Sign in at ${name} with a code`,
    codeLine: 'Open this page in any browser and type the code there.',
    codeUntil: (instant: string) => `The code is good until ${instant}.`,
    codeDone: 'I have confirmed it there',
    codeEarly: 'Not confirmed there yet. Try again when it is.',
    bad: 'The consent was given, but does not open this mailbox. Was it given by somebody who may open it? Nothing was saved.',
    refused: 'No consent was given. Nothing was changed.',
    late: 'That took too long, or began in another browser. Please begin again.',
    failed: 'The provider does not answer. Please try again later.',
    back: 'Back to the mailbox',
  },
  certificate: {
    title: (host: string) => `The certificate of ${host} was not accepted`,
    otherName: (names: string, host: string) => `It is for ${names}, not for ${host}.`,
    otherIssuer: (issuer: string) =>
      `Its name is right, but ${issuer} is not known to vouch for it.`,
    dates: (from: string, to: string) => `Good from ${from} to ${to}.`,
    fingerprint: 'SHA-256 fingerprint',
    pin: 'Accept this one certificate for this server from now on',
    pinLine:
      'Only after comparing the fingerprint with your provider. Then type the password again.',
    askAdmin: 'An admin can accept this certificate in the settings of a shared mailbox.',
    kept: 'One certificate is accepted here that an admin has looked at.',
  },
};
