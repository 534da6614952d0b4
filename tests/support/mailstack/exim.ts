import { addressOf, domain, password, type Account, type Ports } from './accounts.ts';
import type { Unprivileged } from '../unprivileged.ts';

/** Exim's own list of who may submit mail: the company's accounts, and these addresses of others. */
export function eximPasswords(accounts: readonly Account[], others: readonly string[]): string {
  return [...accounts.map(addressOf), ...others].map((one) => `${one}: ${password}\n`).join('');
}

/**
 * An Exim 4 that runs as an ordinary user: takes mail for the company and from it, and hands everything to Dovecot
 * by LMTP, so no mail leaves the machine. An unknown name of the company is refused at RCPT with 550; `gone@` of any
 * other domain is taken and comes back.
 */
export function eximConfig(
  folder: string,
  ports: Ports,
  { user, group }: Unprivileged,
  accounts: readonly Account[],
): string {
  const lookup = (name: string): string =>
    `\${lookup{${name}}lsearch{${folder}/exim/passwd}{$value}{}}`;
  const matches = (login: string, given: string): string => `\${if eq{${given}}{${lookup(login)}}}`;
  return `
exim_user = ${user}
exim_group = ${group}
never_users =
deliver_drop_privilege = true
primary_hostname = mx.${domain}
qualify_domain = ${domain}
spool_directory = ${folder}/exim/spool
log_file_path = ${folder}/exim/log/%slog
pid_file_path = ${folder}/exim/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.smtp}
tls_advertise_hosts =
host_lookup =
rfc1413_query_timeout = 0s
dns_dnssec_ok = -1
keep_environment =
queue_only = false
queue_run_max = 2
smtp_accept_max = 100
smtp_accept_queue_per_connection = 0
remote_max_parallel = 4
message_size_limit = 40M
accept_8bitmime = true
acl_smtp_rcpt = acl_rcpt
acl_smtp_data = accept
domainlist ours = ${domain}
begin acl
acl_rcpt:
  deny domains = +ours
       !local_parts = ${accounts.join(' : ')} : postmaster
       !local_parts = ^(${accounts.join('|')})\\\\+.*
       message = 550 5.1.1 no such user here
  accept
begin routers
postmaster:
  driver = redirect
  local_parts = postmaster
  domains = +ours
  data = boss@${domain}
gone:
  driver = redirect
  local_parts = gone
  domains = !+ours
  allow_fail
  data = :fail: 550 5.1.1 nobody of this name here
all:
  driver = manualroute
  domains = *
  route_list = * 127.0.0.1
  self = send
  transport = lmtp
begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = ${ports.lmtp}
  hosts_try_fastopen =
  allow_localhost
  max_rcpt = 50
begin retry
* * F,1m,1s; F,1h,1m
begin rewrite
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_set_id = $auth2
  server_prompts = :
  server_condition = ${matches('$auth2', '$auth3')}
  server_advertise_condition = true
login:
  driver = plaintext
  public_name = LOGIN
  server_set_id = $auth1
  server_prompts = <| Username: | Password:
  server_condition = ${matches('$auth1', '$auth2')}
  server_advertise_condition = true
`;
}
