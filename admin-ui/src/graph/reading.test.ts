import { checkDefinition, type Condition, type Issue } from '@whenthen/core/definition';
import { cartAbandonment, catalog, templates } from '../test-support/cart-abandonment.js';
import { nodeMessages } from './node-messages.js';
import { askCondition, branchLabel, nodeText } from './node-text.js';
import { triggerText } from './trigger-text.js';
import {
  appendPlace,
  issuesByNode,
  messageAt,
  neighbour,
  placeNodes,
  sameJson,
  setBranch,
  toGraph,
  TRIGGER_NODE,
} from './index.js';

const context = { catalog, nameOf: (_: string, id: string) => templates.find((t) => t.id === id)?.name };
const textOf = (id: string) => nodeText(cartAbandonment.steps[id]!, context);

describe('the text of a node', () => {
  it('says in plain words what a step does', () => {
    expect(textOf('wait_hour')).toEqual({ caption: 'Delay', title: 'Wait 1 hour' });
    expect(textOf('purchased_1')).toEqual({
      caption: 'Condition',
      title: 'Did “Placed an order” happen since entering?',
    });
    expect(textOf('remind')).toEqual({ caption: 'Send email', title: 'Cart reminder' });
  });

  it('asks conditions as questions', () => {
    const event = {
      kind: 'event',
      name: '$purchase',
      atLeast: 2,
      since: { last: { amount: 3, unit: 'days' } },
    } as const;
    const asked: [Condition, string][] = [
      [event, 'Did “Placed an order” happen at least 2 times in the last 3 days?'],
      [{ kind: 'not', of: event }, 'Did “Placed an order” not happen at least 2 times in the last 3 days?'],
      [{ kind: 'has_tag', tag: 'vip' }, 'Has the tag “vip”?'],
      [{ kind: 'not', of: { kind: 'has_tag', tag: 'vip' } }, 'Lacks the tag “vip”?'],
      [{ kind: 'field', field: 'plan', op: 'equals', value: 'pro' }, 'Field “Plan” is "pro"?'],
    ];
    for (const [condition, question] of asked) expect(askCondition(condition)).toBe(question);
  });

  it('gives a label the title’s place, and says what is not set up', () => {
    const remind = cartAbandonment.steps['remind']!;
    expect(nodeText({ ...remind, label: 'Nudge' }, context)).toMatchObject({ title: 'Nudge', detail: 'Cart reminder' });
    const empty = { kind: 'action' as const, action: 'send_email', input: {}, next: null };
    expect(nodeText(empty, context)).toEqual({ caption: 'Send email', title: 'Not set up yet', missing: true });
    expect(nodeText({ ...empty, action: 'gone' }, context).caption).toBe('Gone');
  });

  it('says what starts a workflow, how often, and what ends it', () => {
    expect(triggerText(cartAbandonment)).toEqual({
      triggers: ['“Added to cart” happens'],
      entry: 'Once per cart',
      exits: [{ text: '“Placed an order” happens, where “Cart” is the trigger’s “Cart”', goal: true }],
    });
    expect(triggerText({ ...cartAbandonment, entry: { reentry: { kind: 'always' } } }).entry).toBe('Every time');
  });

  it('names branches', () => {
    expect(['yes', 'no', 'timedOut', 'next', 'A'].map(branchLabel)).toEqual(['Yes', 'No', 'Timed out', '', 'A']);
  });
});

describe('issues', () => {
  it('belong to their step, or to the trigger', () => {
    const broken = { ...setBranch(cartAbandonment, { source: 'remind', branch: 'next' }, 'nobody'), triggers: [] };
    const { issues } = checkDefinition(broken, { catalog, templates });
    const byNode = issuesByNode(broken, issues);
    expect(byNode.get('remind')?.map((i) => i.path.join('.'))).toEqual(['steps.remind.next']);
    expect(byNode.get(TRIGGER_NODE)?.map((i) => i.path.join('.'))).toEqual(['triggers']);
    expect([...byNode.values()].flat()).toHaveLength(issues.length);
  });

  it('name the setting they are about', () => {
    const empty = { kind: 'action' as const, action: 'send_email', input: {}, next: null };
    const issue: Issue = { path: ['steps', 'a', 'input', 'template'], severity: 'completeness', message: 'Gone.' };
    expect(nodeMessages(empty, [issue], catalog)).toEqual(['“Email template” is not filled in.']);
    expect(nodeMessages({ ...empty, input: { template: '9' } }, [issue], catalog)).toEqual(['Email template: Gone.']);
  });

  it('of steps that do not exist are shown on the trigger', () => {
    const issue: Issue = { path: ['steps', 'gone', 'kind'], step: 'gone', severity: 'structure', message: 'No.' };
    expect(issuesByNode(cartAbandonment, [issue]).get(TRIGGER_NODE)).toEqual([issue]);
  });

  it('are found by the path of a setting, or below it', () => {
    const issue: Issue = { path: ['steps', 'a', 'if', 'of', 1, 'value'], severity: 'completeness', message: 'Say.' };
    expect(messageAt([issue], ['steps', 'a', 'if', 'of', 1])).toBe('Say.');
    expect(messageAt([issue], ['steps', 'a', 'if', 'of', 0])).toBeUndefined();
  });
});

describe('finding a place for a clicked step', () => {
  const positions = placeNodes({ definition: cartAbandonment, layout: {} });

  it('is the open end of the selected step, or its last way out', () => {
    expect(appendPlace(cartAbandonment, 'purchased_1', positions)).toMatchObject({ branch: 'yes' });
    expect(appendPlace(cartAbandonment, 'remind', positions)).toMatchObject({ source: 'remind', branch: 'next' });
  });

  it('is the lowest open end, when nothing is selected', () => {
    expect(appendPlace(cartAbandonment, undefined, positions)).toMatchObject({ source: 'discount', next: null });
    const ended = {
      ...cartAbandonment,
      start: 'end',
      steps: { end: { kind: 'exit' as const, reason: '', goal: false } },
    };
    expect(appendPlace(ended, undefined, positions)).toBeUndefined();
  });
});

it('arrow keys lead along connections, and to siblings', () => {
  const definition = setBranch(cartAbandonment, { source: 'purchased_1', branch: 'yes' }, 'discount');
  const value = { definition, layout: { remind: { x: 300, y: 9 }, discount: { x: 0, y: 9 } } };
  const { edges } = toGraph(value);
  const at = placeNodes(value);
  expect(neighbour(edges, at, TRIGGER_NODE, 'down')).toBe('wait_hour');
  expect(neighbour(edges, at, 'wait_hour', 'up')).toBe(TRIGGER_NODE);
  expect(neighbour(edges, at, 'remind', 'left')).toBe('discount');
  expect(neighbour(edges, at, 'remind', 'right')).toBeUndefined();
});

it('compares by meaning, not by the order of keys', () => {
  expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1, d: undefined })).toBe(true);
  expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(sameJson({ a: {} }, { a: [] })).toBe(false);
  expect(sameJson(null, {})).toBe(false);
});
