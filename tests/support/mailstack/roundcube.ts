import { domain, type Ports } from './accounts.ts';

export type Skin = 'elastic' | 'larry';

/** Debian's document root: the program, with nothing of the machine's own configuration. */
export const documentRoot = '/var/lib/roundcube/public_html';

/** What a folder named by ROUNDCUBE_CONFIG_DIR needs beside our own file. */
export const sharedConfig = ['/etc/roundcube/defaults.inc.php', '/etc/roundcube/mimetypes.php'];

/** The seconds after which an open list asks for new mail; both keys must be lowered, 60 is the default. */
const refreshSeconds = 5;

export function roundcubeConfig(folder: string, ports: Ports, skin: Skin = 'elastic'): string {
  const settings: Record<string, string | number | boolean> = {
    db_dsnw: `sqlite:///${folder}/roundcube/roundcube.sqlite?mode=0640`,
    imap_host: `127.0.0.1:${ports.imap}`,
    smtp_host: `127.0.0.1:${ports.smtp}`,
    smtp_user: '%u',
    smtp_pass: '%p',
    username_domain: domain,
    mail_domain: '%d',
    product_name: 'ACME Webmail',
    des_key: 'acme-mail-24-chars-key-0',
    skin,
    language: 'en_US',
    enable_spellcheck: false,
    enable_installer: false,
    temp_dir: `${folder}/roundcube/temp/`,
    log_dir: `${folder}/log/`,
    log_driver: 'file',
    refresh_interval: refreshSeconds,
    min_refresh_interval: refreshSeconds,
    check_all_folders: false,
    session_lifetime: 60,
    login_rate_limit: 1000,
    use_https: false,
    create_default_folders: false,
    drafts_mbox: 'Drafts',
    sent_mbox: 'Sent',
    trash_mbox: 'Trash',
    junk_mbox: 'Junk',
    identities_level: 0,
    draft_autosave: 0,
    mdn_requests: 2,
  };
  const lines = Object.entries(settings).map(
    ([key, value]) => `$config['${key}'] = ${typeof value === 'string' ? `'${value}'` : value};`,
  );
  return `<?php\n$config = ['plugins' => []];\n${lines.join('\n')}\n`;
}

/** The front of `php -S`: static files as they lie, everything else to Roundcube. */
export const router = `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$static = preg_match('!^/(skins|plugins|program/(js|resources))/!', $path) && !preg_match('!\\.php$!', $path);
if ($static && is_file($_SERVER['DOCUMENT_ROOT'] . $path)) return false;
if ($path === '/favicon.ico') { header('Location: /skins/elastic/images/favicon.ico'); return true; }
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`;

/** The arguments of PHP that make an empty database; several workers write to it, hence the journal mode. */
export function makeDatabase(folder: string): string[] {
  const script = `$database = new PDO("sqlite:$argv[1]");
    $database->exec("PRAGMA journal_mode=WAL");
    $database->exec(file_get_contents("/usr/share/roundcube/SQL/sqlite.initial.sql"));`;
  return ['-r', script, `${folder}/roundcube/roundcube.sqlite`];
}

/** The arguments of PHP that serve Roundcube. */
export function phpArguments(folder: string, port: number): string[] {
  const settings = {
    'opcache.enable_cli': 1,
    'opcache.validate_timestamps': 0,
    memory_limit: '256M',
    upload_max_filesize: '25M',
    post_max_size: '30M',
    'session.save_path': `${folder}/roundcube/temp`,
    error_log: `${folder}/log/php.log`,
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-d', `${key}=${value}`]);
  return [
    ...flags,
    '-S',
    `127.0.0.1:${port}`,
    '-t',
    documentRoot,
    `${folder}/roundcube/router.php`,
  ];
}
