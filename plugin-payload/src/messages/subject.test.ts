import { subjectOf } from './subject.js';

test('an e-mail is called by its subject, and until it has one by what it is made from', () => {
  expect(subjectOf({ subject: 'Still there?', template: 't1' }, 'Reminder')).toBe('Still there?');
  expect(subjectOf({ subject: null, template: 't1' }, 'Reminder')).toBe('Template “Reminder”');
  expect(subjectOf({ subject: null, template: 't1' }, undefined)).toBe('Template “t1”');
  expect(subjectOf({ subject: null, template: null }, null)).toBe('Notification to staff');
});
