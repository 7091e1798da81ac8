import { pageStyle } from '../subscriptions/page-style.js';

/** The look of the page of preferences. */
export const preferencesStyle = `${pageStyle}
main { max-width: 560px; }
.note { margin: 0 0 16px; padding: 12px 16px; border: 1px solid var(--line); border-left: 4px solid var(--strong); border-radius: 8px; color: var(--text); }
fieldset { margin: 24px 0 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
ul { margin: 8px 0 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 24px 1fr; column-gap: 12px; padding: 12px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
li p { grid-column: 2; font-size: 15px; }
label { cursor: pointer; }
input { width: 22px; height: 22px; margin: 2px 0 0; accent-color: var(--strong); cursor: pointer; }
.buttons { display: flex; flex-wrap: wrap; gap: 12px; margin: 24px 0 0; }
`;
