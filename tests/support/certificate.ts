import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCertificate {
  key: string;
  cert: string;
}

/** A self-signed certificate for these names, good for a month. Made by OpenSSL's own program. */
export function certificateFor(names: string[]): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'baton-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const alternative = names
    .map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`))
    .join(',');
  try {
    const how = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30';
    const where = ['-keyout', key, '-out', cert];
    const whose = ['-subj', `/CN=${names[0]}`, '-addext', `subjectAltName=${alternative}`];
    execFileSync('openssl', [...how.split(' '), ...where, ...whose], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
