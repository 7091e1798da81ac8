import type { Reply } from '../kernel/reply.js';
import { fill, wordsIn, type Language } from '../languages/languages.js';
import type { PageWords } from '../languages/words.js';
import { escapeHtml } from '../templates/language/escape-html.js';
import { createFrame, masked } from './page-frame.js';
import { pageStyle } from './page-style.js';

/** What a page is about. `preferences`: the token of the page of preferences. */
export type PageState =
  | { kind: 'ask'; address: string; preferences?: string }
  /** `undo`: the token by which it can be taken back for a while. */
  | { kind: 'unsubscribed'; address: string; undo?: string; preferences?: string }
  | { kind: 'ask_again'; address: string }
  | { kind: 'subscribed'; address: string }
  | { kind: 'bad' | 'expired' | 'unavailable' };

/** For whom a page is written. */
export interface PageReader {
  language: Language;
  /** What the shop is called; left out where nobody knows. */
  sender?: string | undefined;
}

/** What the form's address carries, to tell this page's button from a mail program's. */
export const FROM_PAGE = 'page';

interface Content extends PageWords {
  status: number;
  /** A button that posts to this address, beside the page itself. */
  button?: { label: string; action: string; quiet?: boolean };
}

const here = `?from=${FROM_PAGE}`;

const contentOf = (state: PageState, language: Language): Content => {
  const { unsubscribe: words, broken, unavailable } = wordsIn[language];
  switch (state.kind) {
    case 'ask':
      return { status: 200, ...words.ask, button: { label: words.ask.button, action: here } };
    case 'unsubscribed':
      return {
        status: 200,
        ...words.done,
        ...(state.undo ? { button: { label: words.done.undo, action: state.undo + here, quiet: true } } : {}),
      };
    case 'ask_again':
      return { status: 200, ...words.askAgain, button: { label: words.askAgain.button, action: here } };
    case 'subscribed':
      return { status: 200, ...words.subscribed };
    case 'bad':
      return { status: 404, ...broken };
    case 'expired':
      return { status: 410, ...words.expired };
    case 'unavailable':
      return { status: 503, ...unavailable };
  }
};

const framed = createFrame(pageStyle);

/** What a host answers while its engine cannot be reached. */
export const unavailablePage = (language: Language): Reply => subscriptionPage({ kind: 'unavailable' }, { language });

/** The page in a state, as a whole answer. Pure; it holds no script and loads nothing. */
export const subscriptionPage = (state: PageState, { language, sender }: PageReader): Reply => {
  const { status, title, text, button } = contentOf(state, language);
  const address = 'address' in state ? masked(state.address) : '';
  const form = button
    ? `\n<form method="post" action="${escapeHtml(button.action)}"><button${button.quiet ? ' class="quiet"' : ''}>${escapeHtml(button.label)}</button></form>`
    : '';
  const topics =
    'preferences' in state && state.preferences
      ? `\n<p class="more"><a href="../preferences/${escapeHtml(state.preferences)}">${escapeHtml(wordsIn[language].unsubscribe.topics)}</a></p>`
      : '';
  const main = `<p>${escapeHtml(fill(language, text, { address, sender }))}</p>${form}${topics}`;
  return framed({ status, language, title, main });
};
