/** Objects and lists may lie this deep in one another: well below what a database or a call stack holds. */
const MAX_DEPTH = 64;

/** Where a value is no JSON that can be kept, and why. */
export interface JsonFault {
  path: (string | number)[];
  message: string;
}

interface Open {
  value: unknown;
  path: Open | undefined;
  key: string | number;
  depth: number;
}

const pathOf = (at: Open): (string | number)[] => {
  const path: (string | number)[] = [];
  for (let here: Open = at; here.path; here = here.path) path.unshift(here.key);
  return path;
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
};

const faultOf = ({ value, key, depth }: Open): string | undefined => {
  if (depth > MAX_DEPTH) return `lies more than ${MAX_DEPTH} levels deep: make it flatter`;
  if (key === '__proto__') return 'has a name that JavaScript keeps for itself: use another';
  if (typeof key === 'string' && key.includes('\0')) return 'has a null character in its name: remove it';
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : 'is not a finite number';
    case 'object':
      return value === null || Array.isArray(value) || isPlain(value)
        ? undefined
        : 'is an object that JSON cannot hold';
    default:
      return `is ${typeof value}: JSON holds text, numbers, true, false, null, lists and objects`;
  }
};

/**
 * The first place in which a value is not JSON that can be kept: nested too deep (or in itself), a number that is
 * none, a name with a null character or `__proto__`, a function. `undefined` when all is well. Never throws, however deep it goes.
 * With `absent`, a property that is `undefined` counts as not there.
 */
export const jsonFault = (root: unknown, { absent = false } = {}): JsonFault | undefined => {
  const open: Open[] = [{ value: root, path: undefined, key: '', depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    const message = faultOf(at);
    if (message) return { path: pathOf(at), message };
    const { value, depth } = at;
    if (typeof value !== 'object' || value === null) continue;
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [key, child] of entries.reverse())
      if (child !== undefined || !absent) open.push({ value: child, path: at, key, depth: depth + 1 });
  }
  return undefined;
};
