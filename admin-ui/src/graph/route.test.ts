import fc from 'fast-check';
import { roundedPath, routeBetween, type Box, type Point } from './index.js';

const size = { width: 272, height: 70 };
/** Boxes on a grid with the gaps that a tidy layout leaves. */
const grid = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5 })), {
    minLength: 2,
    maxLength: 12,
    selector: ([x, y]) => `${x} ${y}`,
  })
  .map((cells) => cells.map(([x, y]): Box => ({ x: x * 320, y: y * 132, ...size })));

const crosses = (a: Point, b: Point, box: Box): boolean =>
  Math.max(a.x, b.x) > box.x &&
  Math.min(a.x, b.x) < box.x + box.width &&
  Math.max(a.y, b.y) > box.y &&
  Math.min(a.y, b.y) < box.y + box.height;

it('leads from one node to another round all others, up or down', () => {
  fc.assert(
    fc.property(grid, (boxes) => {
      const [source, target] = [boxes[0]!, boxes[1]!];
      const from = { x: source.x + 136, y: source.y + 70 };
      const to = { x: target.x + 136, y: target.y };
      const { corners, middle } = routeBetween(from, to, boxes);
      expect(corners[0]).toEqual(from);
      expect(corners.at(-1)).toEqual(to);
      corners.slice(1).forEach((corner, i) => {
        const before = corners[i]!;
        expect(corner.x === before.x || corner.y === before.y).toBe(true);
        expect(boxes.filter((box) => crosses(before, corner, box))).toEqual([]);
      });
      expect(Number.isFinite(middle.x + middle.y)).toBe(true);
    }),
  );
});

it('writes a path that starts and ends at the corners', () => {
  const path = roundedPath([
    { x: 0, y: 0 },
    { x: 0, y: 40 },
    { x: 100, y: 40 },
    { x: 100, y: 80 },
  ]);
  expect(path).toBe('M0 0L0 24Q0 40 16 40L84 40Q100 40 100 56L100 80');
});
