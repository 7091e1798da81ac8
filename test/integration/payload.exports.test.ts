import type { ImportResult, PersonView } from '@whenthen/core';
import { columnsOf, guessTargets } from '../../plugin-payload/src/people/import/columns.js';
import { allRows, handOver, outcomeOf } from '../../plugin-payload/src/people/import/outcome.js';
import { parseList } from '../../plugin-payload/src/people/import/parse-list.js';
import { startCms, until, type TestCms } from './payload/cms.js';
import { bytesOf, exports } from './payload/exports.js';

/** Lists as other tools write them, on the way that a merchant's browser sends them. */
describe('a list of people', () => {
  let cms: TestCms;
  let other: TestCms;
  beforeAll(async () => {
    cms = await startCms('exports', { worker: true });
    other = await startCms('exports_again', { worker: true });
  });
  afterAll(async () => {
    await other.close();
    await cms.close();
  });

  const take = async (to: TestCms, name: string, bytes: Uint8Array) => {
    const list = parseList(`${name}.csv`, bytes);
    const cells = list.rows.map((row) => row.cells);
    const handed = allRows(list).map((row) => handOver(row, guessTargets(columnsOf(list.headings, cells)), []));
    const rows = handed.flatMap(({ row, person }) => (person ? [{ row, person }] : []));
    const { body } = await to
      .as('editor')
      .post('/api/whenthen/people/import')
      .send({ import: name.replaceAll(' ', '-'), rows, startWorkflows: false })
      .expect(200);
    return outcomeOf(handed, body as ImportResult);
  };
  const find = async (email: string): Promise<PersonView | undefined> =>
    (await (await cms.engine()).people.search({ q: email })).items[0];

  it.each(Object.entries(exports))(
    'of %s keeps consent, tags and dates, and says what could not be read',
    async (name, list) => {
      const { notes } = await take(cms, name, bytesOf(list));
      expect(notes.map((note) => note.row)).toEqual(list.told.map(([row]) => row));
      for (const [i, [, reason]] of list.told.entries()) expect(JSON.stringify(notes[i])).toMatch(reason);
      for (const [email, { unsubscribed, tags = [], fields = {} }] of Object.entries(list.people)) {
        await until(async () => (await find(email)) !== undefined);
        if (unsubscribed) await until(async () => (await find(email))?.subscription.status === 'unsubscribed');
        const person = await find(email);
        expect([email, person?.subscription.status]).toEqual([email, unsubscribed ? 'unsubscribed' : 'subscribed']);
        expect(person?.tags).toEqual(tags);
        expect(person?.fields).toMatchObject(fields);
      }
    },
  );

  it('that was written here is taken in elsewhere as it was', async () => {
    const written = async (from: TestCms) =>
      (await from.as('editor').get('/api/whenthen/people/export').expect(200)).text;
    const first = await written(cms);
    const { notes } = await take(other, 'again', Buffer.from(first, 'utf8'));
    expect(notes).toEqual([]);
    /** Each person's row, without when they were made known. */
    const rowsOf = (text: string): string[] => {
      if (text.trim().split('\n').length < 2) return [];
      const { headings, rows } = parseList('x.csv', Buffer.from(text, 'utf8'));
      const kept = headings.map((heading) => !/_at$|_since$|^id$/.test(heading));
      return rows.map(({ cells }) => cells.filter((_, i) => kept[i]).join('|')).sort();
    };
    await until(async () => rowsOf(await written(other)).length === rowsOf(first).length);
    const isOut = (row: string) => row.includes('unsubscribed');
    await until(async () => rowsOf(await written(other)).filter(isOut).length === rowsOf(first).filter(isOut).length);
    expect(rowsOf(await written(other))).toEqual(rowsOf(first));
  });
});
