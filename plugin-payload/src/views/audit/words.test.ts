import { sectionOf, choiceWords, dayOf, detailWords } from './words.js';

test('what was done reads as a sentence, and the same words of two kinds are told apart', () => {
  expect(choiceWords('workflow.published')).toBe('Published (workflow)');
  expect(choiceWords('template.published')).toBe('Published (e-mail template)');
  expect(choiceWords('workflow.frozen')).toBe('Froze everyone in');
  expect(choiceWords('newer.thing')).toBe('newer.thing');
});

test('details in words', () => {
  expect(detailWords({ version: 3, startWorkflows: false, upToRow: 1_200 })).toBe(
    'Version: 3 · Start workflows: no · Up to row: 1200',
  );
});

test('days of a date field', () => {
  expect(dayOf('2026-03-02', 'start')?.toISOString()).toBe('2026-03-02T00:00:00.000Z');
  expect(dayOf('2026-03-02', 'end')?.toISOString()).toBe('2026-03-02T23:59:59.999Z');
  for (const none of [undefined, '', '2026-99-99', 'x', '2026-03-02T00:00'])
    expect(dayOf(none, 'start')).toBeUndefined();
});

test('a section of the settings has the name of its page, and nothing else is one', () => {
  expect(sectionOf('settings', 'retention')).toEqual({ name: 'What is kept', page: '/kept' });
  expect(sectionOf('settings', 'toString')).toBeUndefined();
  expect(sectionOf('workflow', 'caps')).toBeUndefined();
});
