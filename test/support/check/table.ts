import type { Result } from './run.js';

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What a reader of the last lines alone has to know of a suite. */
const remarks = ({ suite, note, names }: Result): string[] =>
  [...(note === undefined ? [] : [note]), ...names].map((remark) => `${suite.name}: ${remark}`);

/** The suites, what came of them and how long each took, what failed, and the closing line alone on its own. */
export const table = (results: Result[], took: number): string => {
  const rows = results.map((result) => [
    result.suite.name,
    result.ok ? 'ok' : 'FAILED',
    String(result.passed),
    String(result.failed),
    seconds(result.took),
  ]);
  const all = [['suite', '', 'passed', 'failed', 'took'], ...rows, ['all of it', '', '', '', seconds(took)]];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const sum = (key: 'passed' | 'failed'): number => results.reduce((total, result) => total + result[key], 0);
  const told = results.flatMap(remarks);
  return `\n${[...lines, ...(told.length > 0 ? ['', ...told] : [])].join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed`;
};
