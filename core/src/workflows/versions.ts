import { LRUCache } from 'lru-cache';
import { factsNeeded } from '../decide/index.js';
import type { NameOf } from '../definition/describe/name-of.js';
import { placedConditions } from '../definition/check/conditions.js';
import { valuesOf } from '../settings/settings.js';
import { walkCondition } from '../definition/condition.js';
import { findStep, maxAgeOf, type WorkflowDefinition } from '../definition/workflow.js';
import type { Stores } from '../model/stores.js';
import type { LoadedVersion, VersionCache } from '../model/abilities/versions.js';

type NameStore = Pick<Stores, 'segments' | 'shopSettings' | 'webhooks' | 'templates'>;

const speaksOfSegments = (definition: WorkflowDefinition): boolean =>
  definition.triggers.some((t) => 'segment' in t) ||
  placedConditions(definition).some(({ condition }) =>
    [...walkCondition(condition)].some((c) => c.kind === 'in_segment'),
  );

const speaksOfTopics = ({ triggers, ...rest }: WorkflowDefinition): boolean =>
  triggers.some((t) => 'topic' in t) ||
  placedConditions({ triggers, ...rest }).some(({ condition }) =>
    [...walkCondition(condition)].some((c) => c.kind === 'consent'),
  );

/** The templates of the mails whose steps a condition asks about. */
const mailsAskedAbout = (definition: WorkflowDefinition): string[] =>
  placedConditions(definition)
    .flatMap(({ condition }) => [...walkCondition(condition)])
    .flatMap((c) => {
      const step = c.kind === 'email' ? findStep(definition, c.step) : undefined;
      const template = step?.kind === 'action' ? step.input['template'] : undefined;
      return typeof template === 'string' ? [template] : [];
    });

const namesIn = async (
  { segments, shopSettings, webhooks, templates }: NameStore,
  definition: WorkflowDefinition,
): Promise<NameOf> => {
  const named = {
    segment: speaksOfSegments(definition) ? await segments.all({ archived: true }) : [],
    webhook: definition.triggers.some((t) => t.kind === 'webhook') ? await webhooks.all() : [],
  };
  const topics = speaksOfTopics(definition) ? valuesOf(await shopSettings.all()).consent.topics : [];
  const mails = mailsAskedAbout(definition);
  const sent = mails.length > 0 ? await templates.allLatest(mails) : [];
  return (kind, id) => {
    if (kind === 'template') return sent.find((t) => t.template === id)?.name;
    if (kind === 'topic') return topics.find((t) => t.id === id)?.name;
    return kind === 'segment' || kind === 'webhook' ? named[kind].find((n) => n._id === id)?.name : undefined;
  };
};

export const createVersionCache = (
  store: NameStore & Pick<Stores, 'workflows'>,
  changes: Readonly<Record<string, unknown>>,
): VersionCache => {
  const cache = new LRUCache<string, LoadedVersion>({ max: 500 });
  const get = async (workflow: string, version: number): Promise<LoadedVersion> => {
    const key = `${workflow}@${version}`;
    const known = cache.get(key);
    if (known) return known;
    const record = await store.workflows.version(workflow, version);
    if (!record) throw new Error(`Version ${version} of the workflow "${workflow}" is missing from the database.`);
    const { definition } = record;
    const loaded = { record, needs: factsNeeded(definition, changes), nameOf: await namesIn(store, definition) };
    cache.set(key, loaded);
    return loaded;
  };
  return {
    get,
    nameOf: async (workflow, version) => (await get(workflow, version)).record.name,
    maxAgeOf: async (workflow, version) => maxAgeOf((await get(workflow, version)).record.definition),
  };
};
