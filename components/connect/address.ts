/** What somebody typed as a web address: with https:// where no scheme stands; `null` where it is none. */
export function typedAddress(text: string): URL | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.parse(whole);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.hostname === '') return null;
  return url;
}

/** `http` carries passwords in the clear, except to this machine itself. */
export function isInsecure(url: URL): boolean {
  return (
    url.protocol === 'http:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  );
}
