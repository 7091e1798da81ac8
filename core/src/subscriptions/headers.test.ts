import { unsubscribeHeaders } from './headers.js';

test('the link, and a mailbox where there is one', () => {
  const post = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  expect(unsubscribeHeaders('https://example.com/u/1')).toEqual({
    'List-Unsubscribe': '<https://example.com/u/1>',
    ...post,
  });
  expect(unsubscribeHeaders('https://example.com/u/1', 'stop+mail@example.com')).toEqual({
    'List-Unsubscribe': '<https://example.com/u/1>, <mailto:stop%2Bmail@example.com?subject=unsubscribe>',
    ...post,
  });
});

test('one click over https alone (RFC 8058, 3.1)', () => {
  expect(unsubscribeHeaders('http://localhost:9000/u/1')).toEqual({
    'List-Unsubscribe': '<http://localhost:9000/u/1>',
  });
});
