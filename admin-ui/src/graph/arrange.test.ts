import fc from 'fast-check';
import { cartAbandonment } from '../test-support/cart-abandonment.js';
import { anyValue } from '../test-support/definitions.js';
import { walkOrder } from './order.js';
import {
  addStep,
  changeKeepingTidy,
  estimatedSize,
  layoutKey,
  makeRoom,
  pinLayout,
  placeNodes,
  setBranch,
  tidyLayout,
  toGraph,
  TRIGGER_NODE,
  type CanvasValue,
} from './index.js';

const boxes = (value: CanvasValue) => {
  const at = placeNodes(value);
  return toGraph(value).nodes.map((n) => ({ id: n.id, ...at.get(n.id)!, ...estimatedSize(n) }));
};
const overlaps = (list: ReturnType<typeof boxes>) =>
  list.flatMap((a, i) =>
    list.slice(i + 1).flatMap((b) => {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      return apart ? [] : [`${a.id} ${b.id}`];
    }),
  );
const seed = { definition: cartAbandonment, layout: {} };

describe('a tidy layout', () => {
  it('covers nothing, and leads downwards but for the ways back', () => {
    fc.assert(
      fc.property(anyValue, (any) => {
        const tidy = { ...any, layout: tidyLayout(any) };
        expect(overlaps(boxes(tidy))).toEqual([]);
        const graph = toGraph(tidy);
        const { back } = walkOrder(graph);
        for (const edge of graph.edges)
          if (!back.has(edge) && edge.source !== edge.target)
            expect(tidy.layout[edge.target]!.y).toBeGreaterThan(tidy.layout[layoutKey(edge.source)]!.y);
      }),
    );
  });

  it('draws "yes" left of "no", and rows at one height', () => {
    const { value } = addStep(
      seed,
      { kind: 'exit', reason: '', goal: false },
      { behind: { source: 'purchased_1', branch: 'yes' } },
    );
    const layout = tidyLayout(value);
    expect(layout['exit']!.x).toBeLessThan(layout['remind']!.x);
    expect(layout['exit']!.y).toBe(layout['remind']!.y);
  });

  it('is the same each time', () => {
    expect(tidyLayout(seed)).toEqual(tidyLayout({ ...seed, layout: { remind: { x: 900, y: 1 } } }));
  });
});

describe('placing nodes', () => {
  it('keeps what has a place, and puts the others where they cover nobody', () => {
    fc.assert(
      fc.property(anyValue, (any) => {
        const at = placeNodes(any);
        expect(at.size).toBe(Object.keys(any.definition.steps).length + 1);
        for (const [id, place] of Object.entries(any.layout)) expect(at.get(id)).toEqual(place);
        const pinned = new Set(Object.keys(any.layout));
        const bad = overlaps(boxes(any)).filter((pair) => !pair.split(' ').every((id) => pinned.has(id)));
        expect(bad).toEqual([]);
      }),
    );
  });
});

describe('changing a structure', () => {
  const add = (to: CanvasValue) =>
    addStep(
      to,
      { kind: 'action', action: 'add_tag', input: {}, next: null },
      { behind: { source: 'remind', branch: 'next' } },
    );

  it('keeps a canvas automatic that nobody arranged', () => {
    const change = (to: CanvasValue) => add(to).value;
    expect(changeKeepingTidy(seed, {}, change).layout).toEqual({});
    expect(changeKeepingTidy(pinLayout(seed), {}, change).layout).toEqual({});
  });

  it('moves only what hangs below, where somebody did', () => {
    const pinned = pinLayout(seed);
    const byHand: CanvasValue = { ...pinned, layout: { ...pinned.layout, wait_hour: { x: 700, y: 300 } } };
    const after = changeKeepingTidy(
      byHand,
      {},
      (to) => add(to).value,
      (changed) => makeRoom(changed, 'add_tag'),
    );
    expect(after.layout['wait_hour']).toEqual({ x: 700, y: 300 });
    expect(after.layout['remind']).toEqual(byHand.layout['remind']);
    expect(after.layout['add_tag']).toEqual(byHand.layout['wait_day']);
    expect(after.layout['wait_day']!.y).toBeGreaterThan(after.layout['add_tag']!.y);
    expect(after.layout['discount']!.y).toBeGreaterThan(byHand.layout['discount']!.y);
  });
});

it('walks branches first to last, and finds the ways back', () => {
  const looped = setBranch(cartAbandonment, { source: 'discount', branch: 'next' }, 'wait_hour');
  const { order, back } = walkOrder(toGraph({ definition: looped, layout: {} }));
  expect(order).toEqual([TRIGGER_NODE, ...Object.keys(cartAbandonment.steps)]);
  expect([...back].map((e) => `${e.source} ${e.target}`)).toEqual(['discount wait_hour']);
});
