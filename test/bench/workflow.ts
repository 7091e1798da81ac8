import type { Step, WorkflowDefinition } from '@whenthen/core/definition';

/** The engine's default: four partitions, each advanced by a loop of its own. */
export const PARTITIONS = [0, 1, 2, 3];
export const TEMPLATE = 'greeting';
/** The field that the workflow with changes counts in. */
export const POINTS = 'points';

/** A workflow that is measured. */
export interface Workload {
  /** Of the workflow. */
  id: string;
  title: string;
  definition: WorkflowDefinition;
  /** Each action comes after a tag and a number that are changed. */
  changes: boolean;
  /** Entries in a finished run's journal. */
  entries: number;
  /** The collection that holds its runs as the engine's own enrolment left them. */
  entered: string;
}

const delay = (amount: number, next: string): Step => ({
  kind: 'delay',
  delay: { kind: 'for', duration: { amount, unit: 'hours' } },
  next,
});
const action = (type: string, input: Record<string, string | number>, next: string | null): Step => ({
  kind: 'action',
  action: type,
  input,
  next,
});

/** The first wait only gathers people: they enter one after another, and are then due at once. */
const definitionOf = (start: string, steps: Record<string, Step>): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'signed_up' }],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start,
  steps,
});

const send = (next: string | null) => action('send_email', { template: TEMPLATE }, next);

/** Action → wait → action. */
export const PLAIN: Workload = {
  id: 'bench',
  title: 'engine',
  definition: definitionOf('gather', {
    gather: delay(5, 'first'),
    first: send('wait'),
    wait: delay(1, 'second'),
    second: send(null),
  }),
  changes: false,
  entries: 6,
  entered: 'bench_entered',
};

/** The same, with a tag and a number that are changed before each action. */
export const CHANGING: Workload = {
  id: 'bench_changes',
  title: 'engine, changing people',
  definition: definitionOf('gather', {
    gather: delay(5, 'tag_first'),
    tag_first: action('add_tag', { tag: 'first' }, 'count_first'),
    count_first: action('set_field', { field: POINTS, operation: 'add', value: 1 }, 'first'),
    first: send('wait'),
    wait: delay(1, 'tag_second'),
    tag_second: action('add_tag', { tag: 'second' }, 'count_second'),
    count_second: action('set_field', { field: POINTS, operation: 'add', value: 1 }, 'second'),
    second: send(null),
  }),
  changes: true,
  entries: 10,
  entered: 'bench_changes_entered',
};
