import type { Reply } from '../../kernel/reply.js';
import { fill, wordsIn, type Language } from '../../languages/languages.js';
import type { PageWords } from '../../languages/words.js';
import { createFrame, masked } from '../../subscriptions/page-frame.js';
import { pageStyle } from '../../subscriptions/page-style.js';
import { escapeHtml } from '../../templates/language/escape-html.js';

/** What a page to confirm consent is about. `topic` is its name, `words` what was shown when they asked. */
export type ConfirmState =
  | { kind: 'ask' | 'confirmed'; address: string; topic: string; words?: string | undefined }
  | { kind: 'withdrawn'; address: string; topic: string }
  | { kind: 'bad' | 'expired' | 'gone' | 'unavailable' };

const contentOf = ({ kind }: ConfirmState, language: Language): PageWords & { status: number } => {
  const { confirm, broken, unavailable } = wordsIn[language];
  switch (kind) {
    case 'ask':
      return { status: 200, ...confirm.ask };
    case 'confirmed':
      return { status: 200, ...confirm.done };
    case 'withdrawn':
      return { status: 410, ...confirm.withdrawn };
    case 'expired':
      return { status: 410, ...confirm.expired };
    case 'gone':
      return { status: 410, ...confirm.gone };
    case 'bad':
      return { status: 404, ...broken };
    case 'unavailable':
      return { status: 503, ...unavailable };
  }
};

const framed = createFrame(pageStyle);

/** The page in a state, as a whole answer. Pure; it holds no script and loads nothing. */
export const confirmPage = (
  state: ConfirmState,
  { language, sender }: { language: Language; sender?: string | undefined },
): Reply => {
  const { status, title, text } = contentOf(state, language);
  const names = 'address' in state ? { address: masked(state.address), topic: state.topic } : { address: '' };
  const main = [`<p>${escapeHtml(fill(language, text, { ...names, sender }))}</p>`];
  if (state.kind === 'ask') {
    const { button, saw } = wordsIn[language].confirm.ask;
    if (state.words) main.push(`<p>${escapeHtml(saw)} “${escapeHtml(state.words)}”</p>`);
    main.push(`<form method="post" action="?"><button>${escapeHtml(button)}</button></form>`);
  }
  return framed({ status, language, title, main: main.join('\n') });
};

/** What a host says while its engine cannot be reached. */
export const confirmUnavailable = (language: Language): Reply => confirmPage({ kind: 'unavailable' }, { language });
