import { newStepId, step, stepExits, type Step, type WorkflowLayout } from '@whenthen/core/definition';
import { setBranch } from './branches.js';
import type { Point } from './model.js';
import type { CanvasValue } from './value.js';

/** Steps cut out of a workflow: connections among them are kept, those to other steps are open. */
export interface Clip {
  steps: Record<string, Step>;
  layout: WorkflowLayout;
}

const relink = (step: Step, lead: (next: string) => string | null): Step => {
  const definition = {
    schema: 1 as const,
    triggers: [],
    entry: { reentry: { kind: 'once' as const } },
    exits: [],
    start: null,
    steps: { it: step },
  };
  const linked = stepExits(step).reduce(
    (d, exit) => (exit.next === null ? d : setBranch(d, { source: 'it', branch: exit.branch }, lead(exit.next))),
    definition as CanvasValue['definition'],
  );
  return linked.steps['it']!;
};

/** Copies steps of a workflow; ids that are no steps are ignored. `undefined` when nothing is left to copy. */
export const copySteps = ({ definition, layout }: CanvasValue, ids: string[]): Clip | undefined => {
  const kept = ids.filter((id) => Object.hasOwn(definition.steps, id));
  if (kept.length === 0) return undefined;
  const clip: Clip = { steps: {}, layout: {} };
  for (const id of kept) {
    clip.steps[id] = relink(definition.steps[id]!, (next) => (kept.includes(next) ? next : null));
    if (layout[id]) clip.layout[id] = layout[id];
  }
  return clip;
};

/** Adds copied steps under new ids, moved by `offset`. Returns the new ids. */
export const pasteSteps = (value: CanvasValue, clip: Clip, offset: Point): { value: CanvasValue; ids: string[] } => {
  let { definition, layout } = value;
  const renamed = new Map<string, string>();
  for (const [id, copied] of Object.entries(clip.steps)) {
    const fresh = newStepId(definition.steps, copied);
    renamed.set(id, fresh);
    definition = { ...definition, steps: { ...definition.steps, [fresh]: copied } };
    const at = clip.layout[id];
    if (at) layout = { ...layout, [fresh]: { x: at.x + offset.x, y: at.y + offset.y } };
  }
  const steps = { ...definition.steps };
  for (const fresh of renamed.values()) steps[fresh] = relink(steps[fresh]!, (next) => renamed.get(next) ?? null);
  return { value: { definition: { ...definition, steps }, layout }, ids: [...renamed.values()] };
};

/** Reads a clip from text that may come from anywhere; `undefined` when it is none. */
export const readClip = (text: string): Clip | undefined => {
  try {
    const { steps, layout } = JSON.parse(text) as Clip;
    const checked = Object.entries(steps).map(([id, raw]) => [id, step.parse(raw)] as const);
    return checked.length > 0 ? { steps: Object.fromEntries(checked), layout: layout ?? {} } : undefined;
  } catch {
    return undefined;
  }
};
