import { MAX_FORM, readChoice, switchesOf, type Choice } from './choice.js';

const topics = ['news', 'offers', 'tips'].map((id) => ({ id }));
const read = (body: string) => readChoice(Buffer.from(body));
const choice = (body: string) => read(body) as Extract<Choice, { kind: 'topics' }>;
const switches = (body: string) =>
  switchesOf(choice(`do=save&${body}`), topics).map(({ topic, on }) => `${on ? '+' : '-'}${topic}`);

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
