import type { Engine } from '@whenthen/core';
import type { Known } from '@whenthen/core/definition';
import { builtForms } from './forms/builtForms.js';
import type { FormSource } from './forms/source.js';

/** What the settings of a step can pick from: everything that is published and not archived. */
export type Things = Record<'templates' | 'sequences' | 'segments' | 'workflows' | 'forms' | 'webhooks', Known[]>;

const known = ({ id, name }: Known): Known => ({ id, name });

/** With a source of forms, also those of the CMS. */
export const thingsOf = async (engine: Engine, source?: FormSource): Promise<Things> => {
  const [templates, sequences, segments, workflows, webhooks, built] = await Promise.all([
    engine.templates.list(),
    engine.sequences.list(),
    engine.segments.list(),
    engine.workflows.list(),
    engine.endpoints.list(),
    source ? builtForms(source.payload, source.slugs.forms) : [],
  ]);
  return {
    templates: templates.map(known),
    sequences: sequences.filter((s) => s.status !== 'archived').map(known),
    segments: segments.map(known),
    forms: [...built, ...engine.forms.list()],
    webhooks: webhooks.map(known),
    workflows: workflows.filter((w) => w.status !== 'archived').map(known),
  };
};
