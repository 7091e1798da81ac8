import fc from 'fast-check';
import { cartAbandonment } from '../test-support/cart-abandonment.js';
import { anyValue } from '../test-support/definitions.js';
import { fromGraph, toGraph, TRIGGER_NODE } from './index.js';

describe('a definition as a graph', () => {
  it('comes back the same, whatever it is', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(fromGraph(toGraph(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('has a node for the trigger and one for each step, and an edge for each branch that leads somewhere', () => {
    const { nodes, edges } = toGraph({ definition: cartAbandonment, layout: { remind: { x: 1, y: 2 } } });
    expect(nodes.map((n) => [n.id, n.kind])).toEqual([
      [TRIGGER_NODE, 'trigger'],
      ['wait_hour', 'delay'],
      ['purchased_1', 'condition'],
      ['remind', 'action'],
      ['wait_day', 'delay'],
      ['purchased_2', 'condition'],
      ['discount', 'action'],
    ]);
    expect(nodes.find((n) => n.id === 'remind')?.position).toEqual({ x: 1, y: 2 });
    expect(edges.map((e) => `${e.source} ${e.branch} ${e.target}`)).toEqual([
      `${TRIGGER_NODE} start wait_hour`,
      'wait_hour next purchased_1',
      'purchased_1 no remind',
      'remind next wait_day',
      'wait_day next purchased_2',
      'purchased_2 no discount',
    ]);
  });

  it('lets edges decide where branches lead', () => {
    const graph = toGraph({ definition: cartAbandonment, layout: {} });
    const edges = graph.edges.map((e) => (e.source === 'remind' ? { ...e, target: 'discount' } : e));
    const { definition } = fromGraph({ ...graph, edges: edges.filter((e) => e.source !== 'wait_hour') });
    expect(definition.steps['remind']).toMatchObject({ next: 'discount' });
    expect(definition.steps['wait_hour']).toMatchObject({ next: null });
  });
});
