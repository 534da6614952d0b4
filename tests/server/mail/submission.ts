import { lineServer } from '#tests/support/line-server.ts';

/** A submission server that takes mail, but for what a test makes it refuse. */
export async function submission(over: { refuses?: RegExp; breaksAt?: RegExp }) {
  let isData = false;
  const server = await lineServer({
    greeting: ['220 line server ESMTP'],
    answer(line) {
      if (isData) {
        if (line !== '.') return [];
        isData = false;
        return over.breaksAt?.test(line) ? breakOff() : ['250 2.0.0 taken'];
      }
      if (over.breaksAt?.test(line)) return breakOff();
      if (over.refuses?.test(line)) return ['550 5.7.1 a sender is required'];
      if (line.startsWith('EHLO')) return ['250-line server', '250-DSN', '250 AUTH PLAIN'];
      if (line.startsWith('AUTH')) return ['235 2.7.0 welcome'];
      isData = line.startsWith('DATA');
      if (isData) return ['354 go on'];
      return line.startsWith('QUIT') ? ['221 bye'] : ['250 ok'];
    },
  });
  function breakOff(): 'hang' {
    void server.close();
    return 'hang';
  }
  return server;
}
