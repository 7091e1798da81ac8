/** The look of the preview's frame: quiet, like a mail program, light and dark. The e-mail keeps a white page. */
export const previewStyle = `
:root { color-scheme: light dark; --line: light-dark(#ddd, #3a3a3a); --quiet: light-dark(#666, #a0a0a0); --back: light-dark(#f7f7f7, #1c1c1c); --text: light-dark(#141414, #ececec); --bad: light-dark(#b3261e, #ff8a80); --bad-back: light-dark(#fdecea, #3a1a18); }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 14px/1.45 system-ui, sans-serif; background: var(--back); color: var(--text); }
header { padding: 14px 18px 10px; border-bottom: 1px solid var(--line); display: grid; gap: 3px; }
.line { display: grid; grid-template-columns: 82px 1fr; gap: 8px; overflow-wrap: anywhere; }
.label, .quiet { color: var(--quiet); }
nav { display: flex; gap: 6px; align-items: center; margin-top: 8px; flex-wrap: wrap; }
button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 4px; padding: 3px 10px; cursor: pointer; }
button[aria-pressed="true"] { background: var(--text); color: var(--back); border-color: var(--text); }
#state { margin-left: auto; font-size: 12px; }
#errors { margin: 12px 18px 0; padding: 10px 14px; border-radius: 4px; background: var(--bad-back); color: var(--bad); }
#errors p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
#errors p + p { margin-top: 6px; }
main { flex: 1; min-height: 0; padding: 14px 18px 18px; display: flex; }
#mail, #text { flex: 1; width: 100%; border: 1px solid var(--line); border-radius: 4px; background: #fff; margin: 0; }
#text { color: #141414; padding: 18px; overflow: auto; white-space: pre-wrap; font: 13px/1.5 ui-monospace, monospace; }
[hidden] { display: none !important; }
.stale #mail, .stale #text { opacity: .45; }
`;
