import { askOf, isTicked } from './ask.js';
import { formConsent } from './form.js';

test.each([
  [undefined, false],
  [null, false],
  [false, false],
  ['', false],
  ['off', false],
  ['False', false],
  ['0', false],
  ['0.0', false],
  ['1.0', true],
  [0, false],
  [{}, false],
  [['off'], false],
  [['0', '1'], true],
  ['on', true],
  ['Yes, please', true],
  [true, true],
  [1, true],
])('%j is ticked: %s', (value, ticked) => {
  expect(isTicked(value)).toBe(ticked);
});

test('a form asks for what it says, with its words and where it came from as evidence; to be confirmed by default', () => {
  const consent = formConsent.parse({ topic: 'newsletter', words: ' Send me news ' });
  expect(askOf('footer', consent, {}, '192.0.2.1')).toEqual({
    topic: 'newsletter',
    confirm: true,
    evidence: { source: 'form:footer', words: 'Send me news', ip: '192.0.2.1' },
  });
  expect(askOf('footer', { topic: 'offers', confirm: false }, {}, undefined)).toEqual({
    topic: 'offers',
    confirm: false,
    evidence: { source: 'form:footer' },
  });
});

test('it asks for nothing where it has no topic, or a box that was not ticked', () => {
  const boxed = formConsent.parse({ topic: 'newsletter', input: 'news' });
  expect(askOf('f', undefined, { news: 'on' }, undefined)).toBeUndefined();
  expect(askOf('f', boxed, {}, undefined)).toBeUndefined();
  expect(askOf('f', boxed, { news: 'off' }, undefined)).toBeUndefined();
  expect(askOf('f', boxed, { news: 'on' }, undefined)).toMatchObject({ topic: 'newsletter' });
});
