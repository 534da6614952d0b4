import type { MailHeaders } from './headers.ts';
import {
  AUTO_HEADERS,
  LIST_HEADERS,
  NO_RETURN,
  plainValue,
  REPORT_TYPE,
} from './program-headers.ts';

type Kind = 'automatic' | 'list';

interface Sign {
  kind: Kind;
  header: string;
  /** Holds for a value without comments and parameters, in lower case. */
  says(value: string): boolean;
}

const anything = (): boolean => true;
const notNo = (value: string): boolean => value !== 'no';
const PRECEDENCE = ['Precedence', 'X-Precedence'];

function signs(kind: Kind, says: Sign['says'], ...names: string[]): Sign[] {
  return names.map((header) => ({ kind, header, says }));
}

/** Headers by which programs say that they are one, the surest first. Sources: RFC 3834, 5230, 2369, 2919. */
const SIGNS: readonly Sign[] = [
  ...signs('automatic', (value) => value !== '' && value !== 'no', 'Auto-Submitted'),
  ...signs('automatic', (value) => value === '' || NO_RETURN.test(value), 'Return-Path'),
  ...signs('automatic', (value) => REPORT_TYPE.test(value), 'Content-Type'),
  ...signs('automatic', anything, 'X-Failed-Recipients'),
  ...signs('automatic', notNo, ...AUTO_HEADERS),
  ...signs('automatic', (value) => value.includes('vacation'), 'X-Apple-Action'),
  ...signs('automatic', (value) => value.startsWith('autoresponder'), 'Delivered-To'),
  ...signs('automatic', (value) => /^(?:bulk|junk|auto_reply)/.test(value), ...PRECEDENCE),
  ...signs('list', anything, ...LIST_HEADERS),
  ...signs(
    'list',
    anything,
    'List-Unsubscribe',
    'List-Unsubscribe-Post',
    'Mailing-List',
    'Feedback-ID',
  ),
  ...signs('list', (value) => value.startsWith('list'), ...PRECEDENCE),
];

/**
 * The first header that says so, or false. Some programs put `List-Unsubscribe` on a person's mail: enough to stay silent,
 * too little to call it automatic.
 */
export function programSign(headers: MailHeaders, kind: Kind): string | false {
  const found = SIGNS.filter((sign) => sign.kind === kind).find(({ header, says }) =>
    headers.all(header).some((value) => says(plainValue(value))),
  );
  return found?.header ?? false;
}
