import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, writtenFiles } from '../support/repository.js';

/**
 * Every moment in the admin is written in the store's zone, and by the server: a browser has another zone, and may know
 * another way to write the same. `When` and the timeline do it; nobody else writes one.
 */
const WAYS: { what: string; found: RegExp; by: string[] }[] = [
  {
    what: 'Intl.DateTimeFormat',
    found: /\bDateTimeFormat\b/,
    by: [
      'admin-ui/src/timeline/times.ts',
      // It asks only whether there is such a zone.
      'plugin-payload/src/people/import/is-fine.ts',
      'plugin-payload/src/views/parts/When.tsx',
    ],
  },
  {
    what: 'an element <time>',
    found: /<time\b/,
    by: ['admin-ui/src/timeline/TimelineItem.tsx', 'plugin-payload/src/views/parts/When.tsx'],
  },
  { what: 'toLocaleDateString or toLocaleTimeString', found: /\.toLocale(?:Date|Time)String\b/, by: [] },
  {
    what: 'a date written as the language or the browser writes it',
    found: /\bnew Date\([^)]*\)\.to(?:Locale|UTC|Date|Time)?String\b/,
    by: [],
  },
  { what: 'a piece of an ISO date', found: /\.slice\(0, ?1[069]\)\.replace\('T'/, by: [] },
  { what: "Payload's own way to write dates", found: /\bformatDate\b|\bdate-fns\b/, by: [] },
];

const shown = writtenFiles().filter(
  (path) => /^(?:plugin-payload|admin-ui)\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path),
);
const foundIn = (text: string) => WAYS.filter(({ found }) => found.test(text)).map(({ what }) => what);

test.each(WAYS)('nothing that is shown writes a moment by $what, but where it belongs', ({ found, by }) => {
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.filter((path) => found.test(readFileSync(join(repositoryRoot, path), 'utf8')))).toEqual(by);
});

test.each([
  ["new Intl.DateTimeFormat('en').format(moment)", 'Intl.DateTimeFormat'],
  ['<time dateTime={at}>{at}</time>', 'an element <time>'],
  ['<td>{moment.toLocaleDateString()}</td>', 'toLocaleDateString or toLocaleTimeString'],
  ['<td>{new Date(at).toLocaleString()}</td>', 'a date written as the language or the browser writes it'],
  ["{at.slice(0, 19).replace('T', ' ')} UTC", 'a piece of an ISO date'],
  ["import { formatDate } from '@payloadcms/ui/shared';", "Payload's own way to write dates"],
])('%s is found', (text, what) => {
  expect(foundIn(text)).toEqual([what]);
});
