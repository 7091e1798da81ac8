import { keptWords, openWords, usualWords } from './fuse-words.js';

test('who is kept, in words', () => {
  expect(keptWords(1_240, '10:05')).toBe('1,240 people would have entered since 10:05');
  expect(keptWords(1, '10:05')).toBe('1 person would have entered since 10:05');
  expect(keptWords(2, null)).toBe('2 people would have entered, and are kept until you decide');
});

test('what is usual, and what somebody has said', () => {
  expect(usualWords(12)).toBe('usually about 12 do in an hour');
  expect(usualWords(0)).toBe('usually hardly anybody does');
  expect(openWords(null, 'ed')).toBe('Entries of this workflow are never paused, says ed.');
  expect(openWords('11:00', 'ed')).toBe('Entries are not paused until 11:00, says ed.');
});
