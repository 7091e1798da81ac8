const STEP = '  ';

/**
 * Indents at the cursor, or every selected line; `outdent` takes one step away. Changes the text area in place, so that
 * the selection stays, and returns the new text.
 */
export const indent = (area: HTMLTextAreaElement, outdent: boolean): string => {
  const { selectionStart: start, selectionEnd: end, value } = area;
  if (!outdent && start === end) {
    area.setRangeText(STEP, start, end, 'end');
    return area.value;
  }
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const lines = value.slice(from, end).split('\n');
  const changed = lines.map((line) => (outdent ? line.replace(/^ {1,2}/, '') : STEP + line)).join('\n');
  area.setRangeText(changed, from, end, 'end');
  if (start !== end) area.setSelectionRange(from, from + changed.length);
  return area.value;
};
