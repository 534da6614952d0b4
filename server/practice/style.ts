/** A webmail that looks like nobody's in particular. Colours follow the system unless the page's switch says otherwise. */
export const style = `
:root { color-scheme: light; --paper: #fff; --ground: #f3f4f6; --line: #d5dae0; --text: #20262c; --dim: #5a6570; --mark: #e3edf5; --strong: #34536b; --on-strong: #fff; }
:root[data-theme=dark] { color-scheme: dark; --paper: #1f2327; --ground: #171a1d; --line: #3a4148; --text: #e4e8ec; --dim: #a5b0ba; --mark: #2b3a46; --strong: #9cc3e0; --on-strong: #10202c; }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: var(--ground); color: var(--text); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--strong); outline-offset: 2px; }
#practice { display: flex; height: 100%; }
.mail { display: grid; flex: 1; grid-template: auto minmax(0, 1fr) / 200px minmax(200px, 300px) minmax(0, 1fr); min-width: 0; }
header { display: flex; flex-wrap: wrap; grid-column: 1 / -1; gap: 8px 16px; align-items: center; padding: 8px 16px; border-bottom: 1px solid var(--line); }
header h1 { margin: 0; font-size: 16px; }
header p { flex: 1; margin: 0; color: var(--dim); font-size: 12px; }
nav { padding: 8px 0; overflow: auto; border-right: 1px solid var(--line); }
nav h2, .who { margin: 12px 16px 4px; color: var(--dim); font-size: 12px; font-weight: 600; overflow-wrap: anywhere; }
nav a { display: block; padding: 4px 16px; text-decoration: none; }
nav a[aria-current], .list a[aria-current] { background: var(--mark); font-weight: 600; }
.list { margin: 0; padding: 0; overflow: auto; border-right: 1px solid var(--line); background: var(--paper); list-style: none; }
.list a { display: block; padding: 8px 16px; border-bottom: 1px solid var(--line); text-decoration: none; }
.list span { display: flex; justify-content: space-between; gap: 8px; color: var(--dim); font-size: 12px; font-weight: 400; }
.list i { font-style: normal; }
.list .subject { align-items: center; color: inherit; font-size: inherit; font-weight: inherit; }
.list b { display: block; overflow: hidden; font-weight: inherit; text-overflow: ellipsis; white-space: nowrap; }
main { padding: 16px 24px; overflow: auto; background: var(--paper); }
main.wide { grid-column: 2 / -1; }
main h2 { margin: 0 0 8px; font-size: 20px; font-weight: 500; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0 0 16px; color: var(--dim); }
dd { margin: 0; }
#body { white-space: pre-wrap; overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 24px; }
.btn { display: inline-block; padding: 5px 14px; border: 1px solid var(--dim); border-radius: 5px; background: var(--paper); color: inherit; font: inherit; text-decoration: none; cursor: pointer; }
.btn.main { border-color: transparent; background: var(--strong); color: var(--on-strong); }
label { display: block; margin-bottom: 8px; color: var(--dim); font-size: 12px; }
input, textarea, #rich { display: block; width: 100%; padding: 6px 8px; border: 1px solid var(--dim); border-radius: 5px; background: var(--paper); color: var(--text); font: 14px/1.5 inherit; font-family: inherit; }
textarea, #rich { min-height: 320px; }
#rich blockquote { margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid var(--line); color: var(--dim); }
@media (max-width: 900px) { .mail { grid-template-columns: 128px minmax(0, 1fr); } .list { max-height: 40vh; } main { grid-column: 1 / -1; } }
`;
