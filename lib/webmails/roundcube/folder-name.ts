/**
 * Roundcube's URLs carry a folder as IMAP writes it: modified UTF-7 (RFC 3501 §5.1.3), "已发送" as `&XfJT0ZAB-`.
 * The server knows folders by their readable name.
 */
export function readFolderName(encoded: string): string {
  return encoded.replace(/&([A-Za-z0-9+,]*)-/g, (whole, base64: string) => {
    if (base64 === '') return '&';
    try {
      const bytes = atob(base64.replaceAll(',', '/'));
      let text = '';
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
      }
      return text;
    } catch {
      return whole;
    }
  });
}

export function writeFolderName(name: string): string {
  return name.replaceAll('&', '&-').replace(/[^\x20-\x7e]+/g, (run) => {
    let bytes = '';
    for (let at = 0; at < run.length; at += 1) {
      const unit = run.charCodeAt(at);
      bytes += String.fromCharCode(unit >> 8, unit & 0xff);
    }
    return `&${btoa(bytes).replace(/=+$/, '').replaceAll('/', ',')}-`;
  });
}
