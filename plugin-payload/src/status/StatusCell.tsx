import type { DefaultServerCellComponentProps, Payload } from 'payload';
import { runtimeOf, type Runtime } from '../runtime.js';
import { createStatusBook, type Statuses } from './statusBook.js';
import { StatusPill } from './StatusPill.js';

const books = new WeakMap<Runtime, () => Promise<Statuses>>();

const statusesOf = (payload: Payload): Promise<Statuses> => {
  const runtime = runtimeOf(payload);
  const book = books.get(runtime) ?? createStatusBook(async () => (await runtime.engine()).workflows.statuses());
  books.set(runtime, book);
  return book();
};

/** The engine's status of a workflow, as a column of the list. */
export const StatusCell = async ({ payload, rowData }: Partial<DefaultServerCellComponentProps>) => {
  // Payload makes the cells of a document's form too, where there is no row.
  if (!payload || rowData?.id === undefined) return null;
  const statuses = await statusesOf(payload);
  if ('unknown' in statuses) return <span title={statuses.unknown}>Unknown</span>;
  const status = statuses.known.get(String(rowData.id)) ?? 'draft';
  return <StatusPill status={status} />;
};
