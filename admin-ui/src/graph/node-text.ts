import {
  describeCondition,
  formatDuration,
  describeDelay,
  describeStep,
  describeTimes,
  inWords,
  quoted,
  type Catalog,
  type Condition,
  type DescribeContext,
  type EventCondition,
  type NameOf,
  type Step,
} from '@whenthen/core/definition';

/** What a node says: `caption` the kind or action, `title` its settings in plain words, `detail` more of them. */
export interface NodeText {
  caption: string;
  title: string;
  detail?: string;
  /** The title stands for something that still has to be chosen. */
  missing?: boolean;
}

/** What is looked up to write a node's text. */
export interface NodeTextContext {
  catalog: Catalog;
  nameOf?: NameOf;
  stepName?: DescribeContext['stepName'];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A condition as a question: `Did “Placed an order” happen since entering?` */
export const askCondition = (c: Condition, context: DescribeContext = {}): string => {
  const happened = (asked: EventCondition, not = '') =>
    `Did ${quoted('event', asked.name, context)}${not} happen ${describeTimes(asked, context)}?`;
  if (c.kind === 'event') return happened(c);
  if (c.kind === 'has_tag') return `Has the tag “${c.tag}”?`;
  if (c.kind === 'not' && c.of.kind === 'has_tag') return `Lacks the tag “${c.of.tag}”?`;
  if (c.kind === 'not' && c.of.kind === 'event') return happened(c.of, ' not');
  return `${capital(describeCondition(c, context))}?`;
};

const actionText = (step: Extract<Step, { kind: 'action' }>, context: NodeTextContext): NodeText => {
  const action = context.catalog.actions.find((a) => a.type === step.action);
  const { summary } = describeStep({ ...step, label: undefined }, context);
  const caption = action?.title ?? inWords(step.action);
  if (summary) return { caption, title: summary };
  const needs = (action?.inputSchema['required'] as string[] | undefined)?.length;
  return needs
    ? { caption, title: 'Not set up yet', missing: true }
    : { caption, title: action?.description ?? caption };
};

const plainText = (step: Step, context: NodeTextContext): NodeText => {
  switch (step.kind) {
    case 'action':
      return actionText(step, context);
    case 'delay':
      return {
        caption: 'Delay',
        title:
          step.delay.kind === 'for'
            ? `Wait ${formatDuration(step.delay.duration)}`
            : `Wait ${describeDelay(step.delay, context)}`,
      };
    case 'condition':
      return { caption: 'Condition', title: askCondition(step.if, context) };
    case 'switch':
      return { caption: 'Switch', title: describeStep({ ...step, label: undefined }).summary };
    case 'split':
      return { caption: 'Random split', title: describeStep({ ...step, label: undefined }).summary };
    case 'wait_for_event':
      return {
        caption: 'Wait for event',
        title: `Until ${quoted('event', step.event.name, context)}, at most ${formatDuration(step.timeout)}`,
      };
    case 'exit':
      return {
        caption: step.goal ? 'Goal' : 'Exit',
        title: step.reason || (step.goal ? 'Goal reached' : 'Leave the workflow'),
      };
  }
};

/** The text of a step's node. A label takes the title's place, and the plain words move below it. */
export const nodeText = (step: Step, context: NodeTextContext): NodeText => {
  const text = plainText(step, context);
  if (!step.label) return text;
  const detail =
    step.kind === 'action' && text.missing ? text.title : text.title === step.label ? undefined : text.title;
  return { ...text, title: step.label, ...(detail ? { detail } : {}), missing: false };
};

const BRANCH_WORDS: Record<string, string> = {
  next: '',
  start: '',
  yes: 'Yes',
  no: 'No',
  received: 'Received',
  timedOut: 'Timed out',
  otherwise: 'Otherwise',
};

/** The label of a branch: `Yes`; empty where a step has one way out. */
export const branchLabel = (branch: string): string => BRANCH_WORDS[branch] ?? branch;
