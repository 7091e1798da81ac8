import type { z } from 'zod';
import type { Condition } from '../definition/condition.js';
import { parseDuration, type DurationText } from '../definition/duration.js';
import type { Json, JsonObject } from '../definition/json/json.js';
import { newStepId } from '../definition/step-id.js';
import { stepId, type Step } from '../definition/step.js';
import { parseTimeOfDay, type TimeText } from '../definition/time-of-day.js';
import { filterOf, type Where } from './conditions.js';
import { offsetOf, type Around } from './offset.js';

/** How a step is called. Without an `id` it gets a readable one. */
export interface Named {
  /** What an e-mail condition names it by; unique in the workflow. */
  id?: string;
  /** What the canvas shows in place of the action's name. */
  label?: string;
}

/** What is left of steps behind their end: of a workflow its settings, of a branch nothing. */
export type End<T> = Omit<T, keyof Steps>;

/** An action as `defineAction` makes it, as far as its settings go. */
export interface TypedAction<Settings = unknown> {
  type: string;
  input: { _zod: { input: Settings; output: unknown } };
}

/** Describes one branch. What it leaves open goes on after the step that it belongs to. */
export type Branch = (steps: Steps) => void;

/** Puts the id of the next step where a way out of a step leads. */
type Open = (next: string) => void;

/** Any step before its id is known: its ways out lead nowhere yet. */
type Fresh = Step extends infer S ? (S extends Step ? Omit<S, 'label'> : never) : never;

/**
 * Steps one after the other, as they are described. Each call adds a step to all ways that are open: after a branch, to
 * those of its ends that did not exit.
 */
export class Steps {
  private open: Open[];

  constructor(
    private readonly made: Record<string, Step>,
    open: Open[],
  ) {
    this.open = open;
  }

  private add<S extends Fresh>(step: S, { id, label }: Named, waysOut: (step: S) => Open[]): this {
    const named = id ?? newStepId(this.made, step);
    if (!stepId.safeParse(named).success)
      throw new Error(`“${named}” is no id of a step. Write a letter, then letters, digits, "_" or "-".`);
    if (Object.hasOwn(this.made, named)) throw new Error(`Two steps have the id “${named}”: give one of them another.`);
    if (this.open.length === 0)
      throw new Error(
        `Nothing leads to the step “${named}”: every way before it ends with .exit() or .goal(). Put it before them.`,
      );
    this.made[named] = { ...step, ...(label === undefined ? {} : { label }) };
    for (const lead of this.open) lead(named);
    this.open = waysOut(this.made[named] as unknown as S);
    return this;
  }

  /** The ends of a branch that begins at one way out; without a description, that way itself. */
  private follow(lead: Open, branch: Branch | undefined): Open[] {
    const steps = new Steps(this.made, [lead]);
    branch?.(steps);
    return steps.open;
  }

  /**
   * Any action, your own too: by itself, `do(postToChat, { channel: 'sales' })`, whose settings are typed then, or by its
   * name. One that nobody registered is told of when the workflow is published.
   */
  do<Action extends TypedAction>(action: Action, input: z.input<Action['input']>, named?: Named): this;
  do(action: string, input?: JsonObject, named?: Named): this;
  do(action: string | TypedAction, input: unknown = {}, named: Named = {}): this {
    const type = typeof action === 'string' ? action : action.type;
    const step = { kind: 'action' as const, action: type, input: input as JsonObject, next: null as string | null };
    return this.add(step, named, (made) => [(next) => (made.next = next)]);
  }

  /** Sends an e-mail template. */
  send(template: string, named?: Named): this {
    return this.do('send_email', { template }, named);
  }
  addTag(tag: string, named?: Named): this {
    return this.do('add_tag', { tag }, named);
  }
  removeTag(tag: string, named?: Named): this {
    return this.do('remove_tag', { tag }, named);
  }
  /** Sets a field to a value, which may hold values of the person and the trigger: `'{{event.total}}'`. */
  setField(field: string, value: Json, named?: Named): this {
    return this.do('set_field', { field, value }, named);
  }
  /** Adds to the number that a field holds: `increase('score', 5)`. */
  increase(field: string, by: number | string = 1, named?: Named): this {
    return this.do('set_field', { field, operation: 'add', value: by }, named);
  }
  addToSequence(sequence: string, named?: Named): this {
    return this.do('add_to_sequence', { sequence }, named);
  }
  removeFromSequence(sequence: string, named?: Named): this {
    return this.do('remove_from_sequence', { sequence }, named);
  }
  triggerEvent(name: string, properties: JsonObject = {}, named?: Named): this {
    return this.do('trigger_event', { name, properties }, named);
  }
  startWorkflow(workflow: string, named?: Named): this {
    return this.do('start_workflow', { workflow }, named);
  }
  stopWorkflow(workflow: string, named?: Named): this {
    return this.do('stop_workflow', { workflow }, named);
  }

  private delay(delay: Extract<Step, { kind: 'delay' }>['delay'], named: Named): this {
    return this.add({ kind: 'delay' as const, delay, next: null as string | null }, named, (step) => [
      (next) => (step.next = next),
    ]);
  }

  /** Waits: `'1 hour'`, `'14 days'`, `'1 month'`. @throws RangeError when it is no duration */
  wait(duration: DurationText, named: Named = {}): this {
    return this.delay({ kind: 'for', duration: parseDuration(duration) }, named);
  }

  /** Waits until a time of day, `'09:00'`, on the weekdays given (1 is Monday), in the person's zone. @throws RangeError */
  waitUntil(time: TimeText, { weekdays, ...named }: Named & { weekdays?: number[] } = {}): this {
    return this.delay({ kind: 'until_time', time: parseTimeOfDay(time), ...(weekdays ? { weekdays } : {}) }, named);
  }

  /** Waits until the date that a field holds, or so long before or after it. */
  waitUntilDate(field: string, { before, after, ...named }: Named & Around = {}): this {
    return this.delay({ kind: 'until_field', field, ...offsetOf({ before, after }) }, named);
  }

  /** Goes one way where the condition holds, and the other where it does not. What both leave open goes on together. */
  branch(condition: Condition, yes: Branch, no?: Branch, named: Named = {}): this {
    const step = { kind: 'condition' as const, if: condition, yes: null as string | null, no: null as string | null };
    return this.add(step, named, (made) => [
      ...this.follow((next) => (made.yes = next), yes),
      ...this.follow((next) => (made.no = next), no),
    ]);
  }

  /** Takes the first case whose condition holds. */
  choose(cases: { name: string; if: Condition; then?: Branch }[], otherwise?: Branch, named: Named = {}): this {
    const step = {
      kind: 'switch' as const,
      cases: cases.map(({ name, if: condition }) => ({ name, if: condition, next: null as string | null })),
      otherwise: null as string | null,
    };
    return this.add(step, named, (made) => [
      ...made.cases.flatMap((c, i) => this.follow((next) => (c.next = next), cases[i]?.then)),
      ...this.follow((next) => (made.otherwise = next), otherwise),
    ]);
  }

  /** Divides people at random by weight; the same person always goes the same way. */
  split(branches: { name: string; weight: number; then?: Branch }[], named: Named = {}): this {
    const step = {
      kind: 'split' as const,
      branches: branches.map(({ name, weight }) => ({ name, weight, next: null as string | null })),
    };
    return this.add(step, named, (made) =>
      made.branches.flatMap((b, i) => this.follow((next) => (b.next = next), branches[i]?.then)),
    );
  }

  /** Waits for an event, at most so long: two branches. */
  waitForEvent(
    name: string,
    {
      within,
      where,
      received,
      timedOut,
      ...named
    }: Named & {
      /** At most so long: `'3 days'`. */
      within: DurationText;
      where?: Where;
      received?: Branch;
      timedOut?: Branch;
    },
  ): this {
    const step = {
      kind: 'wait_for_event' as const,
      event: { name, ...(where ? { where: filterOf(where) } : {}) },
      timeout: parseDuration(within),
      received: null as string | null,
      timedOut: null as string | null,
    };
    return this.add(step, named, (made) => [
      ...this.follow((next) => (made.received = next), received),
      ...this.follow((next) => (made.timedOut = next), timedOut),
    ]);
  }

  /** Ends the run here. */
  exit(reason = '', named: Named = {}): End<this> {
    return this.end({ kind: 'exit', reason, goal: false }, named);
  }

  /** Ends the run here as a success. */
  goal(reason = '', named: Named = {}): End<this> {
    return this.end({ kind: 'exit', reason, goal: true }, named);
  }

  private end(step: Extract<Step, { kind: 'exit' }>, named: Named): End<this> {
    return this.add(step, named, () => []);
  }
}
