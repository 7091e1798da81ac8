import { progressOf } from './progress.js';

test('says what is being done, what is waited for, and that it is over', () => {
  expect(progressOf({ state: 'under_way', step: 'mails', waitsFor: [] })).toContain('under way');
  expect(progressOf({ state: 'erased', step: 'person', waitsFor: ['crm'] })).toContain('(crm)');
  expect(progressOf({ state: 'erased', step: 'person', waitsFor: [] })).toContain('once more');
  expect(progressOf({ state: 'done', step: 'person', waitsFor: [] })).toBe('Erased. Nothing is left of them.');
});
