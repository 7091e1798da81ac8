import type { ActionDescriptor, Catalog, Descriptor } from '../catalog.js';
import type { Issue } from '../issue.js';
import type { JsonObject } from '../json/json.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { placedSettings } from './settings.js';
import type { KeptEvents } from './look-back.js';
import type { Untracked } from './untracked.js';
import { issueAt } from './shape.js';

/** Something that is published, as far as the check needs it. */
export interface Known {
  id: string;
  name: string;
  /** It is there, and not published yet: it can be picked, and not yet relied on. */
  draft?: boolean | undefined;
}

/** What a definition can refer to. A kind that is left out is not checked. */
export interface KnownThings {
  templates?: Known[] | undefined;
  sequences?: Known[] | undefined;
  segments?: Known[] | undefined;
  forms?: Known[] | undefined;
  webhooks?: Known[] | undefined;
  topics?: Known[] | undefined;
  /** How long events are kept: what looks further back is told. */
  kept?: KeptEvents | undefined;
  /** Templates whose e-mails are not tracked: what asks who opened them is told. */
  untracked?: Untracked | undefined;
}

/**
 * The widget of a setting that holds an id, and what it is the id of. Workflows are left out: two that start one another
 * could not be published, and a start that finds nobody there says so.
 */
const WIDGETS = {
  template: { among: 'templates', what: 'published e-mail template' },
  sequence: { among: 'sequences', what: 'published sequence' },
  segment: { among: 'segments', what: 'segment' },
  form: { among: 'forms', what: 'form' },
  webhook: { among: 'webhooks', what: 'webhook' },
  topic: { among: 'topics', what: 'topic' },
} as const;
type Widget = keyof typeof WIDGETS;

const settingsWith = (action: Descriptor, widget: Widget): string[] =>
  Object.entries((action.inputSchema['properties'] ?? {}) as Record<string, JsonObject>)
    .filter(([, property]) => property['x-widget'] === widget)
    .map(([name]) => name);

/** Names of the settings that hold the id of an e-mail template. */
export const templateSettings = (action: ActionDescriptor): string[] => settingsWith(action, 'template');

interface Reference {
  path: (string | number)[];
  widget: Widget;
  id: unknown;
}

const referencesOf = (definition: WorkflowDefinition, catalog: Catalog): Reference[] => {
  const found: Reference[] = [];
  for (const { descriptor, path, input } of placedSettings(definition, catalog))
    for (const widget of Object.keys(WIDGETS) as Widget[])
      for (const name of descriptor ? settingsWith(descriptor, widget) : [])
        found.push({ path: [...path, 'input', name], widget, id: input[name] });
  definition.triggers.forEach((t, i) => {
    if ('segment' in t && t.segment !== undefined)
      found.push({ path: ['triggers', i, 'segment'], widget: 'segment', id: t.segment });
    if (t.kind === 'webhook') found.push({ path: ['triggers', i, 'endpoint'], widget: 'webhook', id: t.endpoint });
    if ('topic' in t && t.topic !== undefined)
      found.push({ path: ['triggers', i, 'topic'], widget: 'topic', id: t.topic });
    if (t.kind === 'form_submitted') found.push({ path: ['triggers', i, 'form'], widget: 'form', id: t.form });
  });
  for (const placed of placedConditions(definition))
    for (const { path, condition } of placedWithin(placed))
      if (condition.kind === 'in_segment')
        found.push({ path: [...path, 'segment'], widget: 'segment', id: condition.segment });
      else if (condition.kind === 'consent')
        found.push({ path: [...path, 'topic'], widget: 'topic', id: condition.topic });
  return found;
};

/** Templates, sequences, segments and workflows that a definition names and that are not there. */
export const referenceIssues = (definition: WorkflowDefinition, catalog: Catalog, known: KnownThings): Issue[] =>
  referencesOf(definition, catalog).flatMap(({ path, widget, id }) => {
    const { among, what } = WIDGETS[widget];
    if (typeof id !== 'string' || !id || !known[among]) return [];
    const found = known[among].find((k) => k.id === id);
    if (found && !found.draft) return [];
    const fault = found ? `“${found.name}” is not published yet` : `There is no ${what} "${id}"`;
    const then = widget === 'topic' ? 'Add it under “E-mail consent”' : 'Publish it';
    return [issueAt('completeness', path, `${fault}. ${then}, or pick another.`)];
  });
