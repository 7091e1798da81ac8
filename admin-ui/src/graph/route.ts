import type { Point, Size } from './model.js';

/** Where a node is drawn. */
export type Box = Point & Size;

/** Distances in canvas units: below and above a node before a turn, beside a node, and the radius of a turn. */
const CLEAR = 26;
const ASIDE = 30;
const TIGHT = 8;
const RADIUS = 16;

const passes = (x: number, from: number, to: number, box: Box): boolean => {
  const [top, bottom] = from < to ? [from, to] : [to, from];
  return (
    x > box.x - TIGHT && x < box.x + box.width + TIGHT && bottom > box.y - TIGHT && top < box.y + box.height + TIGHT
  );
};

/** The vertical line nearest to both ends that passes no node on the way. */
const freeLane = (from: Point, to: Point, boxes: Box[]): number => {
  const way = Math.abs;
  const beside = boxes.flatMap((b) => [b.x - ASIDE, b.x + b.width + ASIDE]);
  const free = [to.x, from.x, ...beside].filter((x) => !boxes.some((b) => passes(x, from.y, to.y, b)));
  const length = (x: number) => way(x - from.x) + way(x - to.x);
  return free.reduce((best, x) => (length(x) < length(best) ? x : best), free[0] ?? from.x);
};

/** The corners of a connection from below one node to above another: straight, with one step, or round what is between. */
export const routeBetween = (from: Point, to: Point, boxes: Box[]): { corners: Point[]; middle: Point } => {
  const half = (from.y + to.y) / 2;
  const others = boxes.filter(
    (b) => !passes(from.x, from.y, from.y - TIGHT, b) && !passes(to.x, to.y, to.y + TIGHT, b),
  );
  const across = (b: Box) =>
    half > b.y && half < b.y + b.height && Math.max(from.x, to.x) > b.x && Math.min(from.x, to.x) < b.x + b.width;
  const inTheWay = others.some((b) => passes(from.x, from.y, half, b) || passes(to.x, half, to.y, b) || across(b));
  if (to.y - from.y >= 2 * TIGHT && !inTheWay)
    return {
      corners: [from, { x: from.x, y: half }, { x: to.x, y: half }, to],
      middle: { x: (from.x + to.x) / 2, y: half },
    };
  const low = { x: from.x, y: from.y + CLEAR };
  const high = { x: to.x, y: to.y - CLEAR };
  const lane = freeLane(low, high, boxes);
  return {
    corners: [from, low, { x: lane, y: low.y }, { x: lane, y: high.y }, high, to],
    middle: { x: lane, y: (low.y + high.y) / 2 },
  };
};

const apart = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);
const towards = (a: Point, b: Point, by: number): Point => {
  const share = by / (apart(a, b) || 1);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
};

/** An SVG path through corners, with round turns. */
export const roundedPath = (corners: Point[]): string =>
  corners
    .map((at, i) => {
      const [before, after] = [corners[i - 1], corners[i + 1]];
      if (!before) return `M${at.x} ${at.y}`;
      if (!after) return `L${at.x} ${at.y}`;
      const radius = Math.min(RADIUS, apart(before, at) / 2, apart(at, after) / 2);
      const [enter, leave] = [towards(at, before, radius), towards(at, after, radius)];
      return `L${enter.x} ${enter.y}Q${at.x} ${at.y} ${leave.x} ${leave.y}`;
    })
    .join('');
