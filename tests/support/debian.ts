import { existsSync } from 'node:fs';

/** Debian's packages, each with a file that only it brings. */
export type Packages = Record<string, string>;

export interface Lack {
  packages: string[];
  /** The one line that brings them. */
  install: string;
}

/** Which of the packages this machine lacks; null when nothing is missing. */
export function missingOf(packages: Packages): Lack | null {
  const missing = Object.keys(packages).filter((name) => !existsSync(packages[name] ?? ''));
  if (missing.length === 0) return null;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  return { packages: missing, install };
}

/** What the browser journeys use; the font, because half of every screen is Chinese. */
export const browserPackages: Packages = {
  chromium: '/usr/bin/chromium',
  'firefox-esr': '/usr/bin/firefox-esr',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
};
