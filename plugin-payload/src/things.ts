import type { Engine } from '@whenthen/core';
import type { Known } from '@whenthen/core/definition';

/** What the settings of a step can pick from: everything that is published and not archived. */
export type Things = Record<'templates' | 'sequences' | 'segments' | 'workflows', Known[]>;

const known = ({ id, name }: Known): Known => ({ id, name });

export const thingsOf = async (engine: Engine): Promise<Things> => {
  const [templates, sequences, segments, workflows] = await Promise.all([
    engine.templates.list(),
    engine.sequences.list(),
    engine.segments.list(),
    engine.workflows.list(),
  ]);
  return {
    templates: templates.map(known),
    sequences: sequences.filter((s) => s.status !== 'archived').map(known),
    segments: segments.map(known),
    workflows: workflows.filter((w) => w.status !== 'archived').map(known),
  };
};
