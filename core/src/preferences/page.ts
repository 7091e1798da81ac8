import type { SuppressionReason } from '../model/mail/subscription.js';
import type { Reply } from '../kernel/reply.js';
import { fill, wordsIn, type Language } from '../languages/languages.js';
import type { Words } from '../languages/words.js';
import { createFrame, masked } from '../subscriptions/page-frame.js';
import { escapeHtml } from '../templates/language/escape-html.js';
import { INPUT, PRESS } from './choice.js';
import { preferencesStyle } from './page-style.js';

/** A topic as the page shows it, in the merchant's words. */
export interface ShownTopic {
  id: string;
  name: string;
  description: string;
  on: boolean;
}

/** What the page is about. */
export type PreferencesState =
  | {
      kind: 'topics';
      address: string;
      topics: ShownTopic[];
      /** Why they get no marketing e-mails at all. */
      held?: SuppressionReason[];
      /** They have just changed something, or sent the form without a change. */
      saved?: boolean;
      /** The link was sent to another address of theirs: it switches nothing on. */
      elsewhere?: boolean;
    }
  | { kind: 'bad' | 'unavailable' }
  /** What was sent is not read; `status` says why: 400, or 413 where it is too large. */
  | { kind: 'unread'; status: 400 | 413 };

/** For whom it is written. */
export interface PreferencesReader {
  language: Language;
  /** What the shop is called; left out where nobody knows. */
  sender?: string | undefined;
}

type Topics = Extract<PreferencesState, { kind: 'topics' }>;

const framed = createFrame(preferencesStyle);

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

const topicItem = ({ id, name, description, on }: ShownTopic): string => {
  const [box, about] = [escapeHtml(`topic-${id}`), escapeHtml(`about-${id}`)];
  const described = description === '' ? '' : ` aria-describedby="${about}"`;
  return (
    `<li><input type="checkbox" id="${box}" name="${INPUT.topic}" value="${escapeHtml(id)}"${on ? ' checked' : ''}${described}>` +
    `<label for="${box}">${escapeHtml(name)}</label>` +
    (description === '' ? '' : `<p id="${about}">${escapeHtml(description)}</p>`) +
    `</li>`
  );
};

/** Browsers remember boxes across a reload; what is shown has to be how it is. */
const formOf = (topics: ShownTopic[], { wanted, save, allOff }: Words['preferences'], offered: boolean): string =>
  [
    '<form method="post" autocomplete="off">',
    ...topics.map(({ id, on }) => hidden(on ? INPUT.wasOn : INPUT.wasOff, id)),
    `<fieldset><legend>${escapeHtml(wanted)}</legend>`,
    '<ul>',
    ...topics.map(topicItem),
    '</ul></fieldset>',
    '<div class="buttons">',
    `<button name="${INPUT.press}" value="${PRESS.save}">${escapeHtml(save)}</button>`,
    ...(offered
      ? [`<button class="quiet" name="${INPUT.press}" value="${PRESS.allOff}">${escapeHtml(allOff)}</button>`]
      : []),
    '</div>',
    '</form>',
  ].join('\n');

const topicsPage = (state: Topics, { language, sender }: PreferencesReader): Reply => {
  const { address, topics, held = [], saved, elsewhere } = state;
  const words = wordsIn[language].preferences;
  const notes = [
    ...(saved ? [words.saved] : []),
    ...(elsewhere ? [fill(language, words.elsewhere, { address: masked(address), sender })] : []),
    ...held.map((reason) => words.held[reason]),
  ];
  const main = [
    ...notes.map((note) => `<p class="note" role="status">${escapeHtml(note)}</p>`),
    `<p>${escapeHtml(fill(language, words.text, { address: masked(address), sender }))}</p>`,
    formOf(topics, words, !held.includes('unsubscribed')),
  ].join('\n');
  return framed({ status: 200, language, title: words.title, main });
};

/** The page in a state, as a whole answer. Pure; it holds no script and loads nothing. */
export const preferencesPage = (state: PreferencesState, reader: PreferencesReader): Reply => {
  if (state.kind === 'topics') return topicsPage(state, reader);
  const { language } = reader;
  const { broken, unavailable, preferences } = wordsIn[language];
  const [status, { title, text }] =
    state.kind === 'unread'
      ? [state.status, preferences.unread]
      : state.kind === 'bad'
        ? [404, broken]
        : [503, unavailable];
  return framed({ status, language, title, main: `<p>${escapeHtml(text)}</p>` });
};
