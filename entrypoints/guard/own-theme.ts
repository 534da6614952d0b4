/** Light or dark, as our own address says: `guard.html?theme=dark`. The page around us wrote it, and may. */
export function ownTheme(href: string): 'light' | 'dark' | null {
  const theme = new URL(href).searchParams.get('theme');
  return theme === 'light' || theme === 'dark' ? theme : null;
}
