import { checkDefinition, emptyCatalog, workflowLayout, type Issue } from '@whenthen/core/definition';
import { emptyValue, type CanvasValue } from '../../graph/index.js';

/** What a form may hold: a value, a part of one, or nothing yet. */
export type RawCanvasValue = { definition?: unknown; layout?: unknown } | null | undefined;

/**
 * Reads what a form holds as a value of the canvas. Nothing, and an empty object, read as an empty workflow; a layout
 * that is none reads as no layout. Where the definition's shape is wrong it cannot be drawn: `problem` says why.
 */
export const readCanvasValue = (raw: RawCanvasValue): { value: CanvasValue; problem?: Issue[] } => {
  const layout = workflowLayout.safeParse(raw?.layout ?? {});
  const empty = raw?.definition == null || Object.keys(raw.definition).length === 0;
  if (empty) return { value: emptyValue() };
  // Which actions there are says nothing about whether a definition can be drawn.
  const { definition, issues } = checkDefinition(raw.definition, { catalog: emptyCatalog });
  return definition
    ? { value: { definition, layout: layout.success ? layout.data : {} } }
    : { value: emptyValue(), problem: issues };
};
