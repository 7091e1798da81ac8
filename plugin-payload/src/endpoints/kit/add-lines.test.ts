import { readLines } from './add-lines.js';

it('keeps the numbers of lines, leaves out empty ones, and tells what stands twice', () => {
  expect(readLines(' a@example.com \r\n\n\tnobody\nA@Example.com\n   ')).toEqual({
    lines: [
      { line: 1, text: 'a@example.com' },
      { line: 3, text: 'nobody' },
    ],
    again: [{ line: 4, text: 'A@Example.com', reason: 'is on line 1 already' }],
  });
});

it('finds nobody in an empty text', () => {
  expect(readLines('\n \n')).toEqual({ lines: [], again: [] });
});
