import type { ApiError, Problem } from '#lib/protocol/api.ts';

type Body = ApiError['error'];
type Status = 400 | 401 | 403 | 404 | 413 | 426 | 429 | 500;

const statusOf: Record<Body['code'], Status> = {
  'bad-request': 400,
  'signed-out': 401,
  'not-allowed': 403,
  'not-found': 404,
  'too-large': 413,
  'too-old': 426,
  'slow-down': 429,
  fault: 500,
};

/** A request that cannot be answered, as the wire says it. Throw it anywhere below a route. */
export class Failure extends Error {
  readonly status: Status;
  readonly body: ApiError;
  constructor(code: Body['code'], message: string, more: Omit<Body, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'Failure';
    this.status = statusOf[code];
    this.body = { error: { code, message, ...more } };
  }
}

/** Bad input, named by its field. */
export function badRequest(problem: Problem): Failure {
  return new Failure('bad-request', `${problem.field}: ${problem.message}`, { problem });
}
