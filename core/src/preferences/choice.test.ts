import { MAX_FORM, readChoice, switchesOf, type Choice } from './choice.js';

const topics = ['news', 'offers', 'tips'].map((id) => ({ id }));
const read = (body: string) => readChoice(Buffer.from(body));
const choice = (body: string) => read(body) as Extract<Choice, { kind: 'topics' }>;
const switches = (body: string, allOff = false) =>
  switchesOf(choice(`do=save&${body}`), topics, allOff).map(({ topic, on }) => `${on ? '+' : '-'}${topic}`);

test('the button says what is done', () => {
  expect(read('do=all_off&topic=news&was_on=news')).toEqual({ kind: 'all_off' });
  expect(read('topic=news&topic=tips&was_on=news&was_off=tips&do=save')).toEqual({
    kind: 'topics',
    on: new Set(['news', 'tips']),
    shown: new Map([
      ['news', true],
      ['tips', false],
    ]),
  });
});

test.each(['', '{', 'List-Unsubscribe=One-Click', 'topic=news', 'do=', 'do=SAVE', '{"do":"save"}', '%', '\0'])(
  '%j is none of the page’s',
  (body) => expect(read(body)).toBeUndefined(),
);

test('what is larger than a form is not read', () => {
  const filled = (size: number) => 'do=save&x='.padEnd(size, 'x');
  expect(read(filled(MAX_FORM))).toBeDefined();
  expect(read(filled(MAX_FORM + 1))).toBeUndefined();
});

test('what was switched is a change, and nothing else', () => {
  expect(switches('was_on=news&topic=news&was_off=offers')).toEqual([]);
  expect(switches('was_on=news&was_off=offers&topic=offers')).toEqual(['-news', '+offers']);
  expect(switches('was_on=news&was_on=offers&was_on=tips')).toEqual(['-news', '-offers', '-tips']);
});

test('a topic that was not shown is left alone, on or off', () => {
  expect(switches('topic=tips&was_on=news&topic=news')).toEqual([]);
});

test('topics of nobody are left out, however many', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `topic=t${i}`).join('&');
  expect(choice(`do=save&${many}`).on.size).toBe(1_000);
  expect(switches(`${many}&was_off=t1&was_off=t2&was_off=__proto__&topic=__proto__`)).toEqual([]);
});

test('whoever was unsubscribed from everything gets what they switch on, and nothing else', () => {
  const off = 'was_off=news&was_off=offers&was_off=tips';
  expect(switches(`${off}&topic=offers`, true)).toEqual(['-news', '+offers', '-tips']);
  expect(switches(off, true)).toEqual([]);
  // The shop has a topic more than the page showed.
  expect(switches('was_off=news&was_off=offers&topic=news', true)).toEqual(['+news', '-offers', '-tips']);
});

test('a page from before everything was switched off switches on what it shows as on, once one more is switched on', () => {
  expect(switches('was_on=news&topic=news&was_off=offers&was_off=tips', true)).toEqual([]);
  expect(switches('was_on=news&topic=news&was_off=offers&topic=offers&was_off=tips', true)).toEqual([
    '+news',
    '+offers',
    '-tips',
  ]);
});
