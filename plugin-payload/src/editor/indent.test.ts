/** @jest-environment jsdom */
import { indent } from './indent.js';

const area = (text: string, start: number, end = start): HTMLTextAreaElement => {
  const made = document.createElement('textarea');
  made.value = text;
  made.setSelectionRange(start, end);
  return made;
};

test('at the cursor it inserts one step', () => {
  expect(indent(area('<p>\nHello', 4), false)).toBe('<p>\n  Hello');
});

test('a selection is indented line by line, and stays selected', () => {
  const selected = area('<tr>\n<td>\n</tr>', 2, 9);
  expect(indent(selected, false)).toBe('  <tr>\n  <td>\n</tr>');
  expect(selected.value.slice(selected.selectionStart, selected.selectionEnd)).toBe('  <tr>\n  <td>');
});

test('outdenting takes one step away where there is one', () => {
  expect(indent(area('    <td>\n <td>\n<td>', 0, 19), true)).toBe('  <td>\n<td>\n<td>');
});
