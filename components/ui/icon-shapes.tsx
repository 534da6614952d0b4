import type { ComponentChildren } from 'preact';

/** Line drawings on a 16 × 16 grid, stroke 1.5. `baton` and `dots` are filled or thicker and say so themselves. */
export const shapes = {
  baton: (
    <g transform="rotate(-45 8 8)" fill="currentColor" stroke="none">
      <rect x="-.5" y="3.7" width="11" height="3.8" rx="1.9" />
      <rect x="5.5" y="8.5" width="11" height="3.8" rx="1.9" opacity=".5" />
    </g>
  ),
  browser: (
    <>
      <rect x="2" y="2.75" width="12" height="10.5" rx="1.5" />
      <path d="M2 6h12" />
    </>
  ),
  calendar: (
    <>
      <rect x="2" y="3" width="12" height="11" rx="1.5" />
      <path d="M2 6.5h12M5.5 1.5v3m5-3v3" />
    </>
  ),
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.7V8l2.3 1.5" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  down: <path d="m4 6 4 4 4-4" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  flag: <path d="M3.5 14V2.5h8.5l-2 3 2 3H3.5" />,
  form: (
    <>
      <rect x="2" y="3" width="12" height="4" rx="1" />
      <rect x="2" y="9" width="7" height="4" rx="1" />
    </>
  ),
  fold: <path d="M10.5 2.5v11M2.5 8h5m-2-2.3L7.8 8l-2.3 2.3M13.5 2.5v11" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c2.2 1.7 2.2 10.3 0 12M8 2c-2.2 1.7-2.2 10.3 0 12" />
    </>
  ),
  handoff: <path d="M2 5.5h8.5m-2.6-3 3 3-3 3M14 10.5H5.5" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  mail: (
    <>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.5" />
      <path d="m2.2 4.5 5.8 4.2 5.8-4.2" />
    </>
  ),
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4" />,
  note: <path d="M3 2.5h10v7.5l-3.5 3.5H3v-11ZM9.5 13.5V10H13M5.5 5.5h5m-5 2.7h3" />,
  offline: (
    <path d="M4.5 12.5h7a2.8 2.8 0 0 0 .6-5.5A4.2 4.2 0 0 0 5 5.2M3.9 7a2.8 2.8 0 0 0 .6 5.5M2 2l12 12" />
  ),
  pen: <path d="m3 13 .7-3L11 2.7 13.3 5 6 12.3 3 13Zm6.5-8.8 2.3 2.3" />,
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.75" />
      <path d="M2.8 13.5c.6-2.6 2.7-4 5.2-4s4.6 1.4 5.2 4" />
    </>
  ),
  phone: (
    <path d="M4 2.5h2l1 3-1.4 1.1a7.2 7.2 0 0 0 3.8 3.8L10.5 9l3 1v2a1.5 1.5 0 0 1-1.6 1.5A10.4 10.4 0 0 1 2.5 4.1 1.5 1.5 0 0 1 4 2.5Z" />
  ),
  plug: <path d="M5.5 2v3m5-3v3M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0V5ZM8 12v2.5" />,
  plus: <path d="M8 3v10M3 8h10" />,
  reply: <path d="M6.5 3.5 2.5 7.5l4 4m-4-4h7a4 4 0 0 1 4 4v1" />,
  rule: <path d="M3 3.5h10M3 3.5l3.8 4.8v4.2l2.4-1.5V8.3L13 3.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  server: (
    <>
      <rect x="2" y="2.5" width="12" height="4.5" rx="1.2" />
      <rect x="2" y="9" width="12" height="4.5" rx="1.2" />
      <path d="M4.7 4.8h.01M4.7 11.3h.01" stroke-width="2" />
    </>
  ),
  tag: (
    <>
      <path d="M2.5 3.5v4.3l6 6 5-5-6-6H3.2a.7.7 0 0 0-.7.7Z" />
      <path d="M5.3 5.6h.01" stroke-width="2" />
    </>
  ),
  template: (
    <>
      <rect x="2.5" y="2" width="11" height="12" rx="1.5" />
      <path d="M5 5.5h6M5 8h6m-6 2.5h3.5" />
    </>
  ),
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h6.5a4 4 0 0 1 0 8H6" />,
  up: <path d="m4 10 4-4 4 4" />,
  warning: <path d="M8 2.5 14.3 13.3H1.7L8 2.5Zm0 4.2v3m0 1.8v.01" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof shapes;
