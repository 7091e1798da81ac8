import type { Condition } from '../definition/condition.js';
import { parseDuration, type DurationText } from '../definition/duration.js';
import { formatPath } from '../definition/issue.js';
import type { Step } from '../definition/step.js';
import type { Trigger } from '../definition/trigger.js';
import { workflowId } from '../definition/workflow-id.js';
import { workflowDefinition, type ExitRule, type Reentry, type WorkflowDefinition } from '../definition/workflow.js';
import { filterOf, type Where } from './conditions.js';
import { Steps } from './steps.js';
import { event } from './triggers.js';

/** What `engine.workflows.publish` takes. */
export interface BuiltWorkflow {
  id: string;
  name: string;
  definition: WorkflowDefinition;
}

/** A workflow as it is described: when it starts and ends, then its steps. Made by {@link workflow}. */
export class WorkflowBuilder extends Steps {
  private readonly triggers: Trigger[] = [];
  private readonly exits: ExitRule[] = [];
  private entry: WorkflowDefinition['entry'] = { reentry: { kind: 'once' } };
  private readonly steps: Record<string, Step>;
  private readonly first: { id: string | null };

  constructor(
    private readonly id: string,
    private readonly name: string,
  ) {
    const steps: Record<string, Step> = {};
    const first: { id: string | null } = { id: null };
    super(steps, [(next) => (first.id = next)]);
    this.steps = steps;
    this.first = first;
  }

  /** Starts a run: by an event's name, or by a trigger such as `tagAdded('vip')`. May be called several times. */
  on(trigger: string | Trigger, where?: Where): this {
    this.triggers.push(typeof trigger === 'string' ? event(trigger, where) : trigger);
    return this;
  }

  /** Only people for whom this holds enter. */
  onlyIf(condition: Condition): this {
    this.entry = { ...this.entry, filter: condition };
    return this;
  }

  /** Whether somebody may enter again: `'once'` (the default), `'always'`, or after so long, `'30 days'`. */
  reenter(rule: 'once' | 'always' | DurationText): this {
    const reentry: Reentry =
      rule === 'once' || rule === 'always' ? { kind: rule } : { kind: 'after', duration: parseDuration(rule) };
    this.entry = { ...this.entry, reentry };
    return this;
  }

  /**
   * How old an event may be when it is processed, after an outage for example, and how late an e-mail may go out:
   * `'3 days'`; seven days where nothing is said. What is older starts nobody before somebody asks for it.
   */
  maxAge(duration: DurationText): this {
    this.entry = { ...this.entry, maxAge: parseDuration(duration) };
    return this;
  }

  /** One run for each value of a property of the trigger: `per('cart_id')`. */
  per(property: string): this {
    this.entry = { ...this.entry, instanceKey: property };
    return this;
  }

  /** Ends a run at any time when an event happens; with `goal` as a success. */
  exitOn(name: string, { where, goal = false }: { where?: Where; goal?: boolean } = {}): this {
    this.exits.push({ kind: 'event', name, ...(where ? { where: filterOf(where) } : {}), goal });
    return this;
  }

  /** Ends a run at any time when a condition comes to hold. */
  exitWhen(condition: Condition, { goal = false }: { goal?: boolean } = {}): this {
    this.exits.push({ kind: 'condition', if: condition, goal });
    return this;
  }

  exitOnUnsubscribe(): this {
    this.exits.push({ kind: 'unsubscribed' });
    return this;
  }

  /**
   * The same JSON as the canvas makes.
   * @throws Error that says where a value does not fit; what a publish needs besides is checked when it is published.
   */
  build(): BuiltWorkflow {
    const { id, name, triggers, entry, exits, steps } = this;
    if (triggers.length === 0)
      throw new Error(`The workflow “${id}” never starts: say when, with .on('an_event') or .on(byHand()).`);
    const definition = { schema: 1, triggers, entry, exits, start: this.first.id, steps };
    // A copy: whoever goes on describing does not change what was built.
    const read = workflowDefinition.safeParse(structuredClone(definition));
    if (!read.success) {
      const faults = read.error.issues.map(
        ({ path, message }) => `${formatPath(path as (string | number)[])}: ${message}`,
      );
      throw new Error(`The workflow “${id}” cannot be built. ${faults.join('; ')}`);
    }
    return { id, name, definition: read.data };
  }
}

/**
 * Begins a workflow in code: `workflow('welcome').on('signed_up').send('welcome-mail').wait('14 days')…build()`.
 * @param name what people read; made from the id where it is left out
 * @throws Error when the id is none
 */
export const workflow = (id: string, name?: string): WorkflowBuilder => {
  const read = workflowId.safeParse(id);
  if (!read.success) throw new Error(`“${id}” is no id of a workflow: ${read.error.issues[0]?.message}.`);
  const words = id.replace(/[-_]+/g, ' ').trim();
  return new WorkflowBuilder(id, name ?? words.charAt(0).toUpperCase() + words.slice(1));
};
