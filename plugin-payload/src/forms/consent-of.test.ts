import { consentOf } from './consent-of.js';

test.each([
  ['no form', null],
  ['a form from before', { title: 'Contact' }],
  ['a group that is empty', { whenthenConsent: null }],
  ['no topic', { whenthenConsent: { topic: '', words: 'Send me news' } }],
  ['a topic that is none', { whenthenConsent: { topic: { $ne: null } } }],
])('%s asks for nothing', (_, form) => {
  expect(consentOf(form)).toBeUndefined();
});

test('a topic asks for consent that is confirmed by e-mail, unless that is switched off', () => {
  expect(consentOf({ whenthenConsent: { topic: 'news', words: ' ', input: null, confirm: null } })).toEqual({
    topic: 'news',
    confirm: true,
  });
  expect(
    consentOf({ whenthenConsent: { topic: 'news', words: ' Send me news ', input: 'box', confirm: false } }),
  ).toEqual({ topic: 'news', words: 'Send me news', input: 'box', confirm: false });
});
