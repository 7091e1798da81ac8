import type { ExportPiece } from '../api.js';
import { documentOf } from './document.js';

const written = async (...pieces: ExportPiece[]): Promise<unknown> => {
  async function* all() {
    yield* await Promise.resolve(pieces);
  }
  let text = '';
  for await (const part of documentOf(all(), '2026-01-01T00:00:00.000Z')) text += part;
  return JSON.parse(text);
};

const HEAD = { format: 'whenthen.person', version: 1, exportedAt: '2026-01-01T00:00:00.000Z' };

describe('the document of an export', () => {
  it('is JSON, whichever pieces there are', async () => {
    expect(await written()).toEqual(HEAD);
    expect(await written({ name: 'person', value: { a: '"\n' } })).toEqual({ ...HEAD, person: { a: '"\n' } });
  });

  it('puts the pieces of a list together', async () => {
    const pieces: ExportPiece[] = [
      { name: 'person', value: null },
      { name: 'events', items: [1, 2] },
      { name: 'events', items: [3] },
      { name: 'runs', items: [] },
      { name: 'elsewhere', value: {} },
      { name: 'messages', items: [4] },
    ];
    expect(await written(...pieces)).toEqual({
      ...HEAD,
      ...{ person: null, events: [1, 2, 3], runs: [], elsewhere: {}, messages: [4] },
    });
  });
});
