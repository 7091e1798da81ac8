import type { WorkflowGlance } from '@whenthen/core';
import type { DescribeContext } from '@whenthen/core/definition';
import type { DefaultServerCellComponentProps, Payload } from 'payload';
import { runtimeOf, type Runtime } from '../../runtime/runtime.js';
import { nameIn, thingsOf } from '../../things/things.js';
import { createRowBook, type Known } from './row-book.js';

/** What the rows of the list of workflows show of the engine. */
export interface Rows {
  glances: ReadonlyMap<string, WorkflowGlance>;
  /** Names what triggers are about. */
  context: DescribeContext;
}

const readRows = async (runtime: Runtime, payload: Payload): Promise<Rows> => {
  const engine = await runtime.engine();
  const [glances, catalog, things] = await Promise.all([
    engine.workflows.glances(),
    engine.catalog(),
    thingsOf(engine, { payload, slugs: runtime.slugs }),
  ]);
  return {
    glances,
    context: { catalog, nameOf: nameIn(things) },
  };
};

const books = new WeakMap<Runtime, () => Promise<Known<Rows>>>();

const bookOf = (payload: Payload): (() => Promise<Known<Rows>>) => {
  const runtime = runtimeOf(payload);
  const book = books.get(runtime) ?? createRowBook(() => readRows(runtime, payload));
  books.set(runtime, book);
  return book;
};

/** What a cell is given by Payload. Payload makes the cells of a document's form too, where there is no row. */
export type CellProps = Partial<DefaultServerCellComponentProps>;

/** What is known of the workflow of a row; `undefined` where there is no row. */
export const rowOf = async ({
  payload,
  rowData,
}: CellProps): Promise<(Known<Rows> & { id: string; payload: Payload; row: Record<string, unknown> }) | undefined> => {
  if (!payload || rowData?.id === undefined) return undefined;
  return { ...(await bookOf(payload)()), id: String(rowData.id), payload, row: rowData };
};
