import { createHash } from 'node:crypto';
import { wordsIn, type Language } from '../languages/languages.js';
import { preferencesPage, type PreferencesState, type ShownTopic } from './page.js';

const address = 'ada@example.com';
const topic = (id: string, on: boolean, more: Partial<ShownTopic> = {}): ShownTopic => ({
  ...{ id, name: `About ${id}`, description: `What ${id} are`, on },
  ...more,
});
const shown = (more: Partial<Extract<PreferencesState, { kind: 'topics' }>> = {}): PreferencesState => ({
  kind: 'topics',
  address,
  topics: [topic('news', true), topic('offers', false, { description: '' })],
  ...more,
});
const states: PreferencesState[] = [
  shown(),
  shown({ saved: true }),
  shown({ held: ['unsubscribed'], saved: true }),
  shown({ held: ['bounced'] }),
  shown({ held: ['complained'] }),
  { kind: 'bad' },
  { kind: 'unread', status: 400 },
  { kind: 'unread', status: 413 },
  { kind: 'unavailable' },
];
const page = (state: PreferencesState, language: Language = 'en', sender: string | undefined = 'Harbour & Pine') =>
  preferencesPage(state, { language, sender });

test.each(states)('%j: loads and runs nothing, and is told to nobody', (state) => {
  for (const language of Object.keys(wordsIn) as Language[]) {
    const { headers, body } = page(state, language);
    const style = /<style>([^]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      ...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-language': language },
    });
    expect(style).not.toMatch(/https?:|url\(|@import|<\//i);
    expect(body.replace(style, '')).not.toMatch(/<script|https?:|src=|url\(|style=|ada@|\{/i);
    expect(body).toMatch(new RegExp(`<html lang="${language}">[^]*<title>[^<]+</title>[^]*<main>\\s*<h1>`));
  }
});

test('statuses', () => {
  expect(states.map((state) => page(state).status)).toEqual([200, 200, 200, 200, 200, 404, 400, 413, 503]);
});

test('each topic has a box with its label, and its description where it has one', () => {
  const { body } = page(shown());
  expect(body).toContain(
    '<li><input type="checkbox" id="topic-news" name="topic" value="news" checked aria-describedby="about-news">' +
      '<label for="topic-news">About news</label><p id="about-news">What news are</p></li>',
  );
  expect(body).toContain(
    '<li><input type="checkbox" id="topic-offers" name="topic" value="offers"><label for="topic-offers">About offers</label></li>',
  );
  expect(body).toMatch(/<fieldset><legend>I would like e-mails about:<\/legend>/);
  expect(body).toContain('<input type="hidden" name="was_on" value="news">');
  expect(body).toContain('<input type="hidden" name="was_off" value="offers">');
});

test('the first button saves, so that Enter does; all off is offered as long as not all is off', () => {
  const buttons = (state: PreferencesState) =>
    [...page(state).body.matchAll(/<button[^>]*value="([^"]+)"/g)].map(([, value]) => value);
  expect(buttons(shown())).toEqual(['save', 'all_off']);
  expect(buttons(shown({ held: ['bounced'] }))).toEqual(['save', 'all_off']);
  expect(buttons(shown({ held: ['unsubscribed'] }))).toEqual(['save']);
  expect(buttons({ kind: 'bad' })).toEqual([]);
});

test('says why nothing comes, and that a choice is saved', () => {
  const notes = (state: PreferencesState) =>
    [...page(state).body.matchAll(/<p class="note" role="status">([^<]+)</g)].map(([, text]) => text);
  const { held, saved } = wordsIn.en.preferences;
  expect(notes(shown())).toEqual([]);
  expect(notes(shown({ saved: true, held: ['unsubscribed'] }))).toEqual([saved, held.unsubscribed]);
  expect(notes(shown({ held: ['unsubscribed', 'bounced'] }))).toEqual([held.unsubscribed, held.bounced]);
  expect(notes(shown({ held: ['complained'] }))).toEqual([held.complained]);
});

test('names in the text, also where nobody knows the shop’s', () => {
  expect(page(shown()).body).toContain('marketing e-mails from Harbour &amp; Pine go to a•••@example.com.');
  expect(preferencesPage(shown(), { language: 'fr' }).body).toContain('envoyés par cette boutique à a•••@example.com.');
});

test('neither a topic, an address nor a sender can put HTML into the page', () => {
  const nasty = '<img src=x onerror=alert(1)>"\'&</label>';
  const state = shown({ address: `a@${nasty}`, topics: [topic(nasty, true, { name: nasty, description: nasty })] });
  const { body } = page(state, 'en', nasty);
  expect(body).not.toContain('<img');
  expect(body.match(/<\/label>/g)).toHaveLength(1);
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
});
