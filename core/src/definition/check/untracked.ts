import type { Operand, PropertyTest } from '../condition.js';
import { EMAIL_CLICKED, EMAIL_OPENED } from '../events/email-events.js';
import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

/** Why e-mails are not tracked, by their templates: a condition on opens or clicks of one is never true. */
export type Untracked = Readonly<Record<string, string>>;

/** What is known of e-mails: which are not tracked, and all that there are, where that is known. */
interface KnownEmails {
  untracked?: Untracked | undefined;
  templates?: readonly { id: string }[] | undefined;
}

/** An event that something waits for, and the path to it. */
interface PlacedEvent {
  path: (string | number)[];
  name: string;
  where?: readonly PropertyTest[] | undefined;
}

/** The template that a step sends, where it sends one. */
const sentBy = ({ steps }: WorkflowDefinition, id: string): string | undefined => {
  const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
  const template = step?.kind === 'action' && step.action === 'send_email' ? step.input['template'] : undefined;
  return typeof template === 'string' ? template : undefined;
};

/** Why none of these e-mails is tracked; `undefined` where one may be, or there is none. */
const whyNone = (templates: readonly string[], untracked: Untracked): string | undefined => {
  const why = templates.flatMap((id) => (Object.hasOwn(untracked, id) ? [untracked[id]] : []));
  return templates.length > 0 && why.length === templates.length ? [...new Set(why)].join('. ') : undefined;
};

const texts = (value: Operand | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? [one] : ['']));

/** Which e-mails a test lets through; `undefined` where it does not say. */
const templatesOf = ({ property, op, value }: PropertyTest): string[] | undefined =>
  property === 'template' && (op === 'equals' || op === 'in') ? texts(value) : undefined;

/** The events that start, end or lead on a run, and those that are asked for since it was entered: none from before counts. */
const placedEvents = (definition: WorkflowDefinition): PlacedEvent[] => [
  ...definition.triggers.flatMap((t, i) => (t.kind === 'event' ? [{ ...t, path: ['triggers', i] }] : [])),
  ...definition.exits.flatMap((exit, i) => (exit.kind === 'event' ? [{ ...exit, path: ['exits', i] }] : [])),
  ...Object.entries(definition.steps).flatMap(([id, step]) =>
    step.kind === 'wait_for_event' ? [{ ...step.event, path: ['steps', id, 'event'] }] : [],
  ),
  ...placedConditions(definition)
    .flatMap((placed) => [...placedWithin(placed)])
    .flatMap(({ path, condition }) =>
      condition.kind === 'event' && condition.since === 'entry' ? [{ ...condition, path }] : [],
    ),
];

/** Of events those that never come, since the only e-mails that they can be about are not tracked. */
const eventIssues = (definition: WorkflowDefinition, untracked: Untracked, { templates }: KnownEmails): Issue[] =>
  placedEvents(definition)
    .filter(({ name }) => name === EMAIL_OPENED || name === EMAIL_CLICKED)
    .flatMap(({ path, where = [] }) => {
      // Of what stands in other tests, such as the step, an e-mail of another workflow may have the same.
      const meant = where.flatMap((test) => templatesOf(test) ?? []);
      const [one] = where.flatMap((test) => whyNone(templatesOf(test) ?? [], untracked) ?? []);
      const none =
        meant.length > 0
          ? undefined
          : whyNone(
              (templates ?? []).map(({ id }) => id),
              untracked,
            );
      const what = one === undefined ? 'any e-mail that is published' : 'this e-mail';
      const why = one ?? none;
      return why === undefined
        ? []
        : [
            issueAt(
              'advice',
              [...path, 'name'],
              `Nobody is known to open or click ${what}, so that this never happens. ${why}.`,
            ),
          ];
    });

/** Of a definition, what waits for opens and clicks of e-mails of which neither is told: nothing is wrong, but never true. */
export const untrackedIssues = (definition: WorkflowDefinition, known: KnownEmails): Issue[] => {
  const { untracked } = known;
  if (untracked === undefined) return [];
  const conditions = placedConditions(definition)
    .flatMap((placed) => [...placedWithin(placed)])
    .flatMap(({ path, condition }) => {
      const template = condition.kind === 'email' ? sentBy(definition, condition.step) : undefined;
      const why = template === undefined ? undefined : whyNone([template], untracked);
      return why === undefined
        ? []
        : [
            issueAt(
              'advice',
              [...path, 'step'],
              `Nobody is known to open or click this e-mail, so that this is never true. ${why}.`,
            ),
          ];
    });
  return [...conditions, ...eventIssues(definition, untracked, known)];
};
