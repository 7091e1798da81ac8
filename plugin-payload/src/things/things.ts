import type { Engine } from '@whenthen/core';
import type { Known, NameOf } from '@whenthen/core/definition';
import type { CmsSource } from '../runtime/cms-source.js';
import { draftsOf } from './drafts.js';
import { builtForms } from '../forms/built-forms.js';

/** What the settings of a step can pick from: everything that is published and not archived, and drafts as such. */
export type Things = Record<
  'templates' | 'sequences' | 'segments' | 'workflows' | 'forms' | 'webhooks' | 'topics',
  Known[]
>;

/** Looks names up among what can be picked. */
export const nameIn =
  (things: Things): NameOf =>
  (kind, id) =>
    things[`${kind}s`].find((thing) => thing.id === id)?.name;

const known = ({ id, name }: Known): Known => ({ id, name });

/** With the CMS, also its forms, and what was never published there. */
export const thingsOf = async (engine: Engine, cms?: CmsSource): Promise<Things> => {
  const [templates, sequences, segments, workflows, webhooks, settings] = await Promise.all([
    engine.templates.list(),
    engine.sequences.list(),
    engine.segments.list(),
    engine.workflows.list(),
    engine.webhooks.list(),
    engine.settings.get(),
  ]);
  const drafts = (kind: 'templates' | 'sequences' | 'segments', published: Known[]) =>
    cms ? draftsOf(cms.payload, cms.slugs[kind], published) : [];
  const [built, ...unpublished] = await Promise.all([
    cms ? builtForms(cms.payload, cms.slugs.forms) : [],
    drafts('templates', templates),
    drafts('sequences', sequences),
    drafts('segments', segments),
  ]);
  return {
    templates: [...templates.map(known), ...unpublished[0]],
    sequences: [...sequences.filter((s) => s.status !== 'archived').map(known), ...unpublished[1]],
    segments: [...segments.map(known), ...unpublished[2]],
    forms: [...built, ...engine.forms.list()],
    webhooks: webhooks.map(known),
    topics: settings.values.consent.topics.map(known),
    workflows: workflows.filter((w) => w.status !== 'archived').map(known),
  };
};
