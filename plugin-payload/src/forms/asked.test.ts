import { askedOf, askedThen, notedOf, UNKNOWN } from './asked.js';

const then = '2026-11-30T08:00:00.000Z';
const later = '2026-11-30T09:00:00.000Z';
const form = (updatedAt: string) => ({ updatedAt, whenthenConsent: { topic: 'news', words: 'New', confirm: false } });
const asked = { topic: 'news', words: 'Old', input: 'box', confirm: true, ip: '203.0.113.9' };

test('what was written down counts, whatever the form says now', () => {
  expect(askedOf({ asked: notedOf(asked), createdAt: then }, form(then))).toEqual(asked);
  expect(askedOf({ asked: notedOf(asked), createdAt: then }, null)).toEqual(asked);
  expect(askedOf({ asked: notedOf(undefined), createdAt: then }, form(then))).toBeUndefined();
  expect(askedThen(notedOf(undefined))).toBeNull();
});

test.each([
  ['nothing', undefined],
  ['an empty group', { noted: null, topic: null }],
  ['what could not be found out', UNKNOWN],
  ['a group that was not noted', { ...notedOf(asked), noted: false }],
])('of %s the form counts, unless it was changed since', (_, group) => {
  expect(askedThen(group)).toBeUndefined();
  expect(askedOf({ asked: group, createdAt: later }, form(then))).toEqual({
    topic: 'news',
    words: 'New',
    confirm: false,
  });
  expect(askedOf({ asked: group, createdAt: then }, form(later))).toBeUndefined();
  expect(askedOf({ asked: group }, form(then))).toBeUndefined();
  expect(askedOf({ asked: group, createdAt: then }, null)).toBeUndefined();
});
