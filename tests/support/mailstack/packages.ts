import { missingOf, type Lack, type Packages } from '../debian.ts';

/** Debian's packages for the mail stack, each with a file that only it brings. */
export const mailPackages: Packages = {
  'dovecot-core': '/usr/sbin/dovecot',
  'dovecot-imapd': '/usr/lib/dovecot/imap',
  'dovecot-lmtpd': '/usr/lib/dovecot/lmtp',
  'dovecot-sieve': '/usr/lib/dovecot/modules/lib90_sieve_plugin.so',
  'exim4-daemon-light': '/usr/sbin/exim4',
  'roundcube-core': '/var/lib/roundcube/public_html/index.php',
  'roundcube-skin-larry': '/usr/share/roundcube/skins/larry/meta.json',
  'roundcube-sqlite3': '/usr/share/roundcube/SQL/sqlite.initial.sql',
  'php8.2-cli': '/usr/bin/php8.2',
  'php8.2-curl': '/usr/share/php8.2-curl/curl/curl.ini',
  'php8.2-gd': '/usr/share/php8.2-gd/gd/gd.ini',
  'php8.2-intl': '/usr/share/php8.2-intl/intl/intl.ini',
  'php8.2-mbstring': '/usr/share/php8.2-mbstring/mbstring/mbstring.ini',
  'php8.2-sqlite3': '/usr/share/php8.2-sqlite3/sqlite3/sqlite3.ini',
  'php8.2-xml': '/usr/share/php8.2-xml/xml/xml.ini',
  'php8.2-zip': '/usr/share/php8.2-zip/zip/zip.ini',
};

/** What the mail stack needs and this machine lacks; null when nothing is missing. */
export function missingPackages(): Lack | null {
  return missingOf(mailPackages);
}
