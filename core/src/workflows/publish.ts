import { z } from 'zod';
import type { Catalog } from '../definition/catalog.js';
import { checkDefinition, readDefinition } from '../definition/check/index.js';
import { isFault, type Issue } from '../definition/issue.js';
import {
  type WorkflowDefinition,
  type WorkflowLayout,
  workflowLayout,
  type WorkflowStatus,
  workflowStatuses,
} from '../definition/workflow.js';
import { byText, read, readId } from '../kernel/input.js';
import { workflowId } from '../definition/workflow-id.js';
import type { AuditAction } from '../definition/operation/audit-actions.js';
import { sequenceOf } from '../definition/sequence-workflow.js';
import type { WorkflowRecord } from '../model/workflow.js';
import { workflowThing } from './thing.js';
import { customTriggerEvent } from '../extensions/define-trigger.js';
import { claimOrigin, originText } from '../model/operation/origin.js';
import { ConflictError, InvalidDefinitionError, NotFoundError } from '../kernel/errors.js';
import { inputRuleIssues } from './input-rules.js';
import { secretHostIssues } from './secret-hosts.js';
import { contentHash } from '../kernel/keys.js';
import { publishNext } from '../kernel/publish-next.js';
import type { PublishWorkflow, WorkflowsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';
import type { Asker } from '../extensions/asker.js';
import type { Extensions } from '../extensions/extensions.js';
import { untrackedTemplates } from '../decide/index.js';
import type { ActionRegistry } from '../extensions/registry.js';

const publishInput = z.object({
  id: workflowId.refine((id) => sequenceOf(id) === undefined, 'must not begin with "sequence:"'),
  name: z.string().trim().min(1, 'give the workflow a name').max(200),
  definition: z.unknown(),
  layout: workflowLayout.default({}),
  by: byText.optional(),
  origin: originText.optional(),
});

const statusInput = z.enum(workflowStatuses, `Use one of: ${workflowStatuses.join(', ')}.`);

/** Works out the events of triggers that the developers made. What a definition says itself of them counts nothing. */
const withTriggerEvents = (definition: WorkflowDefinition, { triggers }: Catalog): WorkflowDefinition => ({
  ...definition,
  triggers: definition.triggers.map((t) => {
    if (t.kind !== 'custom') return t;
    const descriptor = triggers.find((d) => d.type === t.type);
    return {
      kind: t.kind,
      type: t.type,
      input: t.input,
      ...(descriptor ? { event: customTriggerEvent(descriptor, t.input) } : {}),
    };
  }),
});

/** Longest definition, in characters as JSON: it is read with each of its runs. */
const LONGEST = 1_000_000;
const TOO_LONG: Issue = {
  severity: 'structure',
  path: [],
  message: `is larger than ${LONGEST} characters of JSON: move long texts into e-mail templates`,
};

/** Checks a definition against what is published here. */
export const checkAgainstStore = async (
  {
    store,
    registry,
    asker,
    extensions,
    shop,
  }: Ports<'shop', 'secrets' | 'segments' | 'templates' | 'workflows'> & {
    asker: Asker;
    extensions: Extensions;
    registry: ActionRegistry;
  },
  definition: unknown,
) => {
  const shape = readDefinition(definition);
  if (!shape.definition) return { issues: shape.issues };
  if (JSON.stringify(shape.definition).length > LONGEST) return { issues: [TOO_LONG] };
  const [catalog, templates, segments, sequences, secrets, settings] = await Promise.all([
    extensions.all(),
    store.templates.allLatest(),
    store.segments.all(),
    store.workflows.all('sequence'),
    store.secrets.all(),
    shop.settings(),
  ]);
  const { consent, retention } = settings;
  const checked = checkDefinition(definition, {
    catalog,
    templates: templates.map(({ template, name }) => ({ id: template, name })),
    segments: segments.map(({ _id, name }) => ({ id: _id, name })),
    sequences: sequences.map(({ _id, name }) => ({ id: sequenceOf(_id) ?? _id, name })),
    topics: consent.topics,
    kept: { days: retention.events, always: retention.alwaysKeep },
    untracked: untrackedTemplates(templates, settings),
  });
  const rules = checked.definition
    ? [
        ...inputRuleIssues(checked.definition, catalog, { registry, asker }, checked.issues),
        ...secretHostIssues(checked.definition, secrets),
      ]
    : [];
  return {
    ...(checked.definition ? { definition: withTriggerEvents(checked.definition, catalog) } : {}),
    issues: [...checked.issues, ...rules],
  };
};

/** A checked definition, about to become a version. */
export interface CheckedWorkflow {
  id: string;
  name: string;
  definition: WorkflowDefinition;
  layout: WorkflowLayout;
  by?: string | undefined;
  kind?: 'sequence';
}

/** Makes the next version of a checked definition, or returns the one there is. */
export const publishChecked = async (
  { store, clock, audit }: Ports<'audit' | 'clock', 'workflows'>,
  { id, name, definition, layout, by, kind }: CheckedWorkflow,
): Promise<{ version: number; created: boolean }> => {
  const hash = contentHash(definition);
  const now = new Date(clock.now());
  await store.workflows.upsert(id, name, now, kind);
  const published = await publishNext({
    what: `“${name}”`,
    latest: () => store.workflows.latestVersion(id),
    isSame: (latest) => latest.hash === hash && latest.name === name,
    insert: (version) => {
      const record = {
        _id: `${id}@${version}`,
        workflow: id,
        version,
        name,
        definition,
        layout,
        hash,
        publishedAt: now,
        ...(by ? { by } : {}),
      };
      return audit.note(
        { by, what: 'workflow.published', on: { ...workflowThing(id), name }, details: { version } },
        () => store.workflows.insertVersion(record),
        (inserted) => (inserted ? {} : null),
      );
    },
  });
  await store.workflows.pointTo(id, published.version, now);
  return published;
};

/** What the audit log calls its status, by the one that it gets. */
const STATUS_ACTIONS = {
  active: 'workflow.activated',
  paused: 'workflow.paused',
  archived: 'workflow.archived',
  draft: 'workflow.drafted',
} as const satisfies Record<WorkflowStatus, AuditAction>;

/** Gives a workflow, or the one that a sequence runs as, its status. */
export const changeStatus = async (
  { store, clock, audit }: Ports<'audit' | 'clock', 'workflows'>,
  { _id, name, status: before }: WorkflowRecord,
  status: WorkflowStatus,
  by: string | undefined,
): Promise<void> => {
  const write = () => store.workflows.setStatus(_id, status, new Date(clock.now()));
  await audit.note({ by, what: STATUS_ACTIONS[status], on: { ...workflowThing(_id), name } }, write, () =>
    status === before ? null : {},
  );
};

/** Publishing and status of workflows, as the API has them. */
export const createWorkflowCommands = (
  context: Ports<'audit' | 'clock' | 'shop', 'origins' | 'secrets' | 'segments' | 'templates' | 'workflows'> & {
    asker: Asker;
    extensions: Extensions;
    registry: ActionRegistry;
  },
): Pick<WorkflowsApi, 'check' | 'publish' | 'setStatus'> => {
  const { store } = context;
  return {
    check: async (definition): Promise<Issue[]> => (await checkAgainstStore(context, definition)).issues,

    async publish(input: PublishWorkflow) {
      const workflow = read(publishInput, input);
      const { definition, issues } = await checkAgainstStore(context, workflow.definition);
      if (!definition || issues.some(isFault)) throw new InvalidDefinitionError(issues.filter(isFault));
      await claimOrigin(context, 'workflow', workflow);
      return publishChecked(context, { ...workflow, definition });
    },

    async setStatus(workflowId: string, wanted: WorkflowStatus, by?: string) {
      const id = readId(workflowId);
      const status = read(statusInput, wanted, 'status');
      const who = read(byText.optional(), by, 'by');
      const workflow = await store.workflows.get(id);
      if (!workflow) throw new NotFoundError(`The workflow "${id}"`);
      if (status === 'active' && workflow.version === null)
        throw new ConflictError('Publish the workflow before you activate it.');
      if (status === 'paused' && sequenceOf(id) !== undefined)
        throw new ConflictError('A sequence takes people in or is archived. To hold everybody inside, freeze it.');
      await changeStatus(context, workflow, status, who);
    },
  };
};
