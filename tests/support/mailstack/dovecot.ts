import { addressOf, domain, password, type Account, type Ports } from './accounts.ts';
import type { Unprivileged } from '../unprivileged.ts';

/** Dovecot's user file: the company's accounts. */
export function dovecotUsers(accounts: readonly Account[]): string {
  return accounts.map((account) => `${addressOf(account)}:{PLAIN}${password}::::::\n`).join('');
}

/**
 * A Dovecot 2.3 that needs no root, keeps everything in `folder` and listens on loopback.
 * Mail for any foreign domain gets an inbox too, so a test can read what a customer received.
 */
export function dovecotConfig(
  folder: string,
  ports: Ports,
  { user, group }: Unprivileged,
  hasConsent = false,
): string {
  // Dovecot 2.3 wants a line break after every opening brace.
  return `
base_dir = ${folder}/dovecot
state_dir = ${folder}/state
log_path = ${folder}/log/dovecot.log
instance_name = mailstack-${ports.imap}
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login${hasConsent ? ' xoauth2 oauthbearer' : ''}
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_home = ${folder}/mail/%d/%n
mail_location = maildir:~/Maildir
mail_fsync = never
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
postmaster_address = postmaster@${domain}
${hasConsent ? consentPassdb(folder) : ''}passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
passdb {
  driver = static
  args = password=${password}
  username_filter = !*@${domain}
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%d/%n
}
namespace inbox {
  inbox = yes
  separator = /
${['Drafts', 'Sent', 'Trash', 'Junk', 'Archive'].map(specialFolder).join('')}}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service imap {
  process_limit = 512
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
protocol lmtp {
  mail_plugins = $mail_plugins sieve
}
plugin {
  # Whoever has such a file answers by it; a vacation may be answered each time, which is what a loop would need.
  sieve = file:~/.dovecot.sieve
  sieve_extensions = +vacation-seconds
  sieve_vacation_min_period = 0
}
submission_host = 127.0.0.1:${ports.smtp}
protocol imap {
  # Ten by default, soon used up by tests that all come from one address.
  mail_max_userip_connections = 100
}
`;
}

/** Tokens are good where an OpenID provider says so (RFC 7662). */
function consentPassdb(folder: string): string {
  return `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/dovecot-oauth2.conf
}
`;
}

/** How Dovecot asks an OpenID provider about a token. */
export function dovecotConsent(introspection: string): string {
  return `introspection_mode = post
introspection_url = ${introspection}
force_introspection = yes
username_attribute = sub
active_attribute = active
active_value = true
`;
}

function specialFolder(name: string): string {
  return `  mailbox ${name} {\n    special_use = \\${name}\n    auto = subscribe\n  }\n`;
}
