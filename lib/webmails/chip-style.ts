/**
 * How a chip looks, in its shadow: 18 px high, so that the line it stands in cannot grow, and clicks through it go to
 * the row. Colours are those of the sidebar, for it cannot reach them from here. What must hold against the page's own
 * stylesheet is `!important`: inside a shadow that wins over the page's, important or not.
 * `--baton-paper`: what two of them, which have no ground of their own, stand on where a row's own is too dark for them.
 */
export const chipStyle = `
:host {
  all: initial !important; display: inline-flex !important; flex: none !important; align-items: center !important;
  gap: 4px !important; box-sizing: border-box !important; height: 18px !important; max-width: 104px !important;
  min-width: 0 !important; padding: 0 7px 0 3px !important; margin: 0 0 0 6px !important; border: 0 !important;
  border-radius: 9px !important; vertical-align: middle !important; pointer-events: none !important;
  cursor: inherit !important; user-select: none !important; white-space: nowrap !important;
  font: 600 11px/18px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC",
    "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif !important;
  color: var(--text) !important; background: var(--surface) !important;
  box-shadow: inset 0 0 0 1px var(--line-strong) !important;
  --surface: #fff; --line-strong: #76838f; --text: #18222c; --text-2: #4d5a66; --text-3: #5f6c78;
  --accent: #0b5c8a; --accent-tint: #e4f0f7; --plenty: #0b5c8a; --paused: #4d5a66;
  --soon: #b36200; --soon-text: #8a4b00; --soon-tint: #fff2db;
  --over: #b3201f; --over-text: #a11a1a; --over-tint: #fdebea; --on-over: #fff; --done-text: #0a6450;
}
:host([data-theme="dark"]) {
  --surface: #1d2328; --line-strong: #7f8d99; --text: #e7ecf0; --text-2: #b0bbc5; --text-3: #98a5b0;
  --accent: #72beeb; --accent-tint: #18374a; --plenty: #72beeb; --paused: #b0bbc5;
  --soon: #f0a93b; --soon-text: #f5bc63; --soon-tint: #3a2a10;
  --over: #ff7b72; --over-text: #ff9a93; --over-tint: #43191a; --on-over: #2b0507; --done-text: #6bd6b3;
}
:host([data-side="before"]) { margin: 0 6px 0 0 !important; }
:host([data-han]) { font-size: 12px !important; }
:host([data-look="free"]) {
  box-shadow: none !important; outline: 1px dashed var(--line-strong) !important; outline-offset: -1px !important;
  color: var(--text-2) !important;
}
:host([data-look="me"]) {
  background: var(--accent-tint) !important; box-shadow: inset 0 0 0 1px var(--accent) !important;
  color: var(--accent) !important;
}
:host([data-look="soon"]) {
  background: var(--soon-tint) !important; box-shadow: inset 0 0 0 1px var(--soon) !important;
  color: var(--soon-text) !important;
}
:host([data-look="over"]) {
  background: var(--over-tint) !important; box-shadow: inset 0 0 0 1px var(--over) !important;
  color: var(--over-text) !important;
}
:host([data-look="answered"]), :host([data-look="closed"]) {
  background: var(--baton-paper, transparent) !important; padding-right: 0 !important;
  box-shadow: 4px 0 0 var(--baton-paper, transparent), -4px 0 0 var(--baton-paper, transparent) !important;
  color: var(--done-text) !important;
}
:host([data-look="closed"]) { padding-left: 0 !important; color: var(--text-3) !important; font-weight: 400 !important; }
svg { display: block; flex: none; width: 12px; height: 12px; fill: none; stroke: currentColor; }
[part="ring"] { stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
[data-clock="plenty"] { color: var(--plenty); }
[data-clock="soon"] { color: var(--soon); }
[data-clock="paused"] { color: var(--paused); }
[data-clock="answered"] { color: var(--done-text); }
[data-clock="over"] { color: var(--on-over); }
.rim { stroke-width: 5; }
.pie { stroke-width: 18; stroke-linecap: butt; transform: rotate(-90deg); transform-origin: 50% 50%; }
.disc { fill: var(--over); stroke: none; }
[part="pen"] { stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
[part="eye"] { flex: none; width: 6px; height: 6px; border-radius: 50%; background: currentColor; }
[part="text"] { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
@media (forced-colors: active) {
  :host([data-look]) { border: 1px solid CanvasText !important; padding: 0 6px 0 2px !important; line-height: 16px !important; }
  :host([data-look="free"]) { border-style: dashed !important; outline: 0 !important; }
  :host([data-look="closed"]) { padding-left: 6px !important; }
  svg, svg *, [part="eye"] { forced-color-adjust: none; }
  svg, svg[data-clock] { color: CanvasText; }
  svg[data-clock="over"] { color: Canvas; }
  .disc { fill: CanvasText; }
  [part="eye"] { background: CanvasText; }
}
`;
