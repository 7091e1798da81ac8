import type { ExportPiece } from '../api.js';

/** What an export says of itself. */
export const FORMAT = 'whenthen.person';
export const FORMAT_VERSION = 1;

/** The pieces as the text of one JSON document. Pieces of a list follow one another; nothing else is held than a piece. */
export async function* documentOf(pieces: AsyncIterable<ExportPiece>, exportedAt: string): AsyncIterable<string> {
  yield `{"format":${JSON.stringify(FORMAT)},"version":${FORMAT_VERSION},"exportedAt":${JSON.stringify(exportedAt)}`;
  let list: string | undefined;
  for await (const piece of pieces) {
    const goesOn = 'items' in piece && piece.name === list;
    if (list !== undefined && !goesOn) yield '\n]';
    if (!goesOn) yield `,\n${JSON.stringify(piece.name)}:`;
    if ('items' in piece) {
      const items = piece.items.map((item) => JSON.stringify(item)).join(',\n');
      yield goesOn ? `,\n${items}` : `[\n${items}`;
      list = piece.name;
    } else {
      yield JSON.stringify(piece.value);
      list = undefined;
    }
  }
  yield `${list === undefined ? '' : '\n]'}}\n`;
}
