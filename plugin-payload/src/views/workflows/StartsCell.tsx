import { describeTrigger, workflowDefinition } from '@whenthen/core/definition';
import { rowOf, type CellProps } from './rows.js';

/** What starts a workflow, as a column of the list: of the document as it was last saved. */
export const StartsCell = async (props: CellProps) => {
  const row = await rowOf(props);
  if (!row) return null;
  const triggers = workflowDefinition.shape.triggers.safeParse(
    (row.row['definition'] as { triggers?: unknown } | undefined)?.triggers,
  ).data;
  if (!triggers?.length) return <span className="whenthen-quiet">Nothing yet</span>;
  const context = 'known' in row ? row.known.context : {};
  return <span>{triggers.map((trigger) => describeTrigger(trigger, context)).join(', or ')}</span>;
};
