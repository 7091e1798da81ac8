import { emptyDefinition, type WorkflowDefinition, type WorkflowLayout } from '@whenthen/core/definition';

/** What the canvas edits: the meaning, and where things are drawn. Two values differ in meaning by `definition` only. */
export interface CanvasValue {
  definition: WorkflowDefinition;
  layout: WorkflowLayout;
}

/** The value of a new canvas. */
export const emptyValue = (): CanvasValue => ({ definition: emptyDefinition(), layout: {} });
