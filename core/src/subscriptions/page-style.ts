/** The look of the pages behind links of e-mails: one card, light or dark as the reader's system is. */
export const pageStyle = `
:root { color-scheme: light dark; --back: #f4f4f2; --card: #fff; --text: #1c1c1a; --soft: #5c5c57; --strong: #1c1c1a; --on-strong: #fff; --line: #c9c9c4; }
@media (prefers-color-scheme: dark) {
  :root { --back: #161615; --card: #232321; --text: #f0f0ec; --soft: #b5b5ae; --strong: #f0f0ec; --on-strong: #161615; --line: #5c5c57; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; align-items: center; justify-content: center; padding: 24px 16px; background: var(--back); color: var(--text); font: 17px/1.55 system-ui, sans-serif; }
main { width: 100%; max-width: 480px; padding: 32px; border-radius: 12px; background: var(--card); }
h1 { margin: 0 0 12px; font-size: 24px; line-height: 1.25; text-wrap: balance; }
p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
form { margin: 24px 0 0; }
button { min-height: 48px; padding: 0 24px; border: 1px solid var(--strong); border-radius: 8px; background: var(--strong); color: var(--on-strong); font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { border-color: var(--line); background: transparent; color: var(--text); }
p.more { margin-top: 24px; }
a { color: var(--text); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid #3b82f6; outline-offset: 3px; }
`;
