import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { freePorts } from './free-port.ts';
import { addressOf, everybody, password, type Account, type Ports } from './mailstack/accounts.ts';
import { customerOf, type Deliver } from './mailstack/customer.ts';
import { dovecotConfig, dovecotConsent, dovecotUsers } from './mailstack/dovecot.ts';
import { eximConfig, eximPasswords } from './mailstack/exim.ts';
import { fillFolder, shortTemporaryFolder } from './mailstack/folder.ts';
import { missingPackages } from './mailstack/packages.ts';
import { startDaemons, type Daemon, type Running } from './mailstack/processes.ts';
import * as roundcube from './mailstack/roundcube.ts';
import { unprivileged } from './unprivileged.ts';

export interface MailStack {
  imap: { host: string; port: number };
  smtp: { host: string; port: number };
  /** Address of Roundcube's first page. */
  webmail: string;
  users: Record<Account, string>;
  password: string;
  deliver: Deliver;
  /** Where everything lies: mail in `mail/<domain>/<name>/Maildir`, logs in `log`. */
  folder: string;
  stop(): Promise<void>;
}

interface Options {
  /** The company's accounts; the server refuses mail for any other name of it. */
  users?: readonly Account[];
  skin?: roundcube.Skin;
  /** Takes tokens too (XOAUTH2, OAUTHBEARER), asking here whether they are good. */
  introspection?: string;
  /** Addresses outside that may submit mail too, as another company's server does. */
  others?: readonly string[];
  /** Sieve scripts (RFC 5228) by the address whose mail they handle. */
  sieve?: Record<`${string}@${string}`, string>;
}

/**
 * Starts Dovecot, Exim and Roundcube from Debian's packages in a temporary folder, on free loopback ports, as an
 * ordinary user. Ready when it resolves; `stop` ends every process and removes the folder.
 */
export async function startMailStack(options: Options = {}): Promise<MailStack> {
  const lack = missingPackages();
  if (lack) throw new Error(`the mail stack lacks packages of Debian: ${lack.install}`);
  const accounts = options.users ?? everybody;
  const { introspection } = options;
  const [imap = 0, lmtp = 0, smtp = 0, http = 0] = await freePorts(4);
  const ports = { imap, lmtp, smtp, http };
  const runner = unprivileged();
  const folder = await shortTemporaryFolder();
  let running: Running | undefined;
  const stop = async (): Promise<void> => {
    await running?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const content = {
      files: {
        users: dovecotUsers(accounts),
        'dovecot.conf': dovecotConfig(folder, ports, runner, introspection !== undefined),
        ...(introspection && { 'dovecot-oauth2.conf': dovecotConsent(introspection) }),
        'exim.conf': eximConfig(folder, ports, runner, accounts),
        'exim/passwd': eximPasswords(accounts, options.others ?? []),
        ...sieveFiles(options.sieve ?? {}),
        'roundcube/config/config.inc.php': roundcube.roundcubeConfig(folder, ports, options.skin),
        'roundcube/router.php': roundcube.router,
      },
      folders: ['dovecot', 'state', 'mail', 'log', 'exim/spool', 'exim/log', 'roundcube/temp'],
      links: { to: roundcube.sharedConfig, in: 'roundcube/config' },
    };
    await fillFolder(folder, content, runner);
    execFileSync('php8.2', roundcube.makeDatabase(folder), { uid: runner.uid, gid: runner.gid });
    running = await startDaemons(daemons(folder, ports), runner);
  } catch (error) {
    await stop();
    throw error;
  }
  const customer = customerOf(smtp);
  return {
    imap: { host: '127.0.0.1', port: imap },
    smtp: { host: '127.0.0.1', port: smtp },
    webmail: `http://127.0.0.1:${http}/`,
    users: {
      info: addressOf('info'),
      linda: addressOf('linda'),
      wang: addressOf('wang'),
      boss: addressOf('boss'),
    },
    password,
    deliver: customer.deliver,
    folder,
    async stop() {
      customer.close();
      await stop();
    },
  };
}

function sieveFiles(scripts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(scripts).map(([address, script]) => {
      const [name, host] = address.split('@');
      return [`mail/${host}/${name}/.dovecot.sieve`, script];
    }),
  );
}

function daemons(folder: string, ports: Ports): Daemon[] {
  return [
    {
      command: '/usr/sbin/dovecot',
      args: ['-F', '-c', `${folder}/dovecot.conf`],
      log: `${folder}/log/dovecot-start.log`,
      ports: [ports.imap, ports.lmtp],
    },
    {
      command: '/usr/sbin/exim4',
      args: ['-C', `${folder}/exim.conf`, '-bdf', '-q1m'],
      log: `${folder}/log/exim-start.log`,
      ports: [ports.smtp],
    },
    {
      command: 'php8.2',
      args: roundcube.phpArguments(folder, ports.http),
      env: { ROUNDCUBE_CONFIG_DIR: `${folder}/roundcube/config`, PHP_CLI_SERVER_WORKERS: '4' },
      log: `${folder}/log/web.log`,
      ports: [ports.http],
    },
  ];
}
