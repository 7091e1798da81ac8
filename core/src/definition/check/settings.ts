import { z } from 'zod';
import type { Catalog, Descriptor } from '../catalog.js';
import type { Issue } from '../issue.js';
import type { JsonObject } from '../json/json.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt, shapeIssues } from './shape.js';

/** Something with settings that stands in a definition: an action, or a condition or trigger of the developers. */
export interface PlacedSettings {
  what: 'action' | 'condition' | 'trigger';
  type: string;
  input: JsonObject;
  /** To the thing, and to what names its type. */
  path: (string | number)[];
  typePath: (string | number)[];
  /** `undefined` where nobody registered the type. */
  descriptor: Descriptor | undefined;
}

/** Everything in a definition whose settings have a schema. */
export const placedSettings = (definition: WorkflowDefinition, catalog: Catalog): PlacedSettings[] => {
  const found: PlacedSettings[] = [];
  definition.triggers.forEach((t, i) => {
    if (t.kind !== 'custom') return;
    const path = ['triggers', i];
    const descriptor = catalog.triggers.find((d) => d.type === t.type);
    found.push({ what: 'trigger', type: t.type, input: t.input, path, typePath: [...path, 'type'], descriptor });
  });
  for (const [id, step] of Object.entries(definition.steps)) {
    if (step.kind !== 'action') continue;
    const path = ['steps', id];
    const descriptor = catalog.actions.find((d) => d.type === step.action);
    found.push({
      what: 'action',
      type: step.action,
      input: step.input,
      path,
      typePath: [...path, 'action'],
      descriptor,
    });
  }
  for (const placed of placedConditions(definition))
    for (const { path, condition: c } of placedWithin(placed)) {
      if (c.kind !== 'custom') continue;
      const descriptor = catalog.conditions.find((d) => d.type === c.type);
      found.push({ what: 'condition', type: c.type, input: c.input, path, typePath: [...path, 'type'], descriptor });
    }
  return found;
};

const schemas = new WeakMap<Descriptor, z.ZodType>();
const inputSchema = (descriptor: Descriptor): z.ZodType => {
  const known = schemas.get(descriptor);
  if (known) return known;
  const made = z.fromJSONSchema(descriptor.inputSchema);
  schemas.set(descriptor, made);
  return made;
};

/** A setting whose schema says itself what to write (`x-message`) says so, unless it is empty. */
const inOwnWords = (issue: Issue, { inputSchema: schema }: Descriptor, at: number): Issue => {
  const name = issue.path[at];
  const properties = schema['properties'] as Record<string, JsonObject | undefined> | undefined;
  const own = issue.path.length === at + 1 && typeof name === 'string' ? properties?.[name]?.['x-message'] : undefined;
  return typeof own === 'string' && issue.message.startsWith('Does not have the form')
    ? { ...issue, message: own }
    : issue;
};

/** A condition of the developers is asked where a person stands: whatever is looked at for each event cannot ask it. */
const isOutOfPlace = ({ what, path }: PlacedSettings): boolean => what === 'condition' && path[0] !== 'steps';
const OUT_OF_PLACE =
  'This can be asked in a condition or a switch. An entry filter, an exit rule or a segment cannot ask it.';

const KNOWN = { action: 'actions', condition: 'conditions', trigger: 'triggers' } as const;

const unknown = ({ what, type, typePath }: PlacedSettings, catalog: Catalog): Issue => {
  const known = catalog[KNOWN[what]].map((d) => d.type).join(', ');
  return issueAt('completeness', typePath, `Nobody registered the ${what} "${type}". Known: ${known || 'none'}.`);
};

/** Are actions, and conditions and triggers of the developers, known, and do their settings fit? */
export const settingIssues = (definition: WorkflowDefinition, catalog: Catalog): Issue[] =>
  placedSettings(definition, catalog).flatMap((placed) => {
    const { descriptor, input, path } = placed;
    if (isOutOfPlace(placed)) return [issueAt('completeness', [...path, 'kind'], OUT_OF_PLACE)];
    if (!descriptor) return [unknown(placed, catalog)];
    const result = inputSchema(descriptor).safeParse(input);
    const at = [...path, 'input'];
    if (result.success) return [];
    return shapeIssues(result.error, 'completeness', at).map((issue) => inOwnWords(issue, descriptor, at.length));
  });
