import { basename } from 'node:path';
import type { FileFacts } from './facts.js';

/** A file, folder, function or pair of folders, and how much there is of what a rule counts. */
export interface Measure {
  where: string;
  count: number;
}

/** A rule of the house: `measure` counts, fullest first, and no count may be above `most`. */
export interface Rule {
  /** Ends the sentence "a house where …". */
  about: string;
  most: number;
  measure: (files: FileFacts[]) => Measure[];
}

const fullestFirst = (measures: Measure[]): Measure[] =>
  measures.sort((a, b) => b.count - a.count || (a.where < b.where ? -1 : 1));

const countBy = (keys: string[]): Measure[] => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([where, count]) => ({ where, count }));
};

/** Arrows by where they come from and where they lead to, with the files that draw the first of each. */
type Arrows = Map<string, Map<string, string>>;

/** The arrows between the places that files stand at; tests draw none, and what stands nowhere is left out. */
const arrowsBetween = (files: FileFacts[], placeOf: (file: FileFacts) => string | undefined): Arrows => {
  const places = new Map(files.map((file) => [file.path, placeOf(file)]));
  const arrows: Arrows = new Map();
  for (const { path, reaches, test } of files) {
    const from = places.get(path);
    if (test || from === undefined) continue;
    for (const reached of reaches) {
      const to = places.get(reached);
      if (to === undefined || to === from) continue;
      const own = arrows.get(from) ?? new Map<string, string>();
      arrows.set(from, own.set(to, own.get(to) ?? `${path} → ${reached}`));
    }
  }
  return arrows;
};

/**
 * Folders that import each other. An `index.ts` that only gathers what its folder and those inside it export is the
 * folder's door and none of its parts: what it imports does not count, what imports it does.
 */
const mutualPairs = (files: FileFacts[]): Measure[] => {
  const arrows = arrowsBetween(
    files.map((file) => (file.gathers ? { ...file, reaches: [] } : file)),
    ({ folder }) => folder,
  );
  return [...arrows].flatMap(([from, to]) =>
    [...to].flatMap(([other, there]) => {
      const back = arrows.get(other)?.get(from);
      return back !== undefined && from < other ? [{ where: `${from} ⇄ ${other} (${there}, ${back})`, count: 1 }] : [];
    }),
  );
};

/** A room of core: a folder that lies in `core/src` itself. */
const roomOf = ({ path }: FileFacts): string | undefined => /^core\/src\/([^/]+)\//.exec(path)?.[1];

/** All that arrows lead to from a place, by any way. */
const reachedFrom = (place: string, arrows: Arrows): Set<string> => {
  const reached = new Set<string>();
  const open = [place];
  for (let here = open.pop(); here !== undefined; here = open.pop())
    for (const to of arrows.get(here)?.keys() ?? [])
      if (!reached.has(to)) {
        reached.add(to);
        open.push(to);
      }
  return reached;
};

/** Rooms that lead back to themselves, those of one circle together, with the imports that make it. */
const circles = (files: FileFacts[]): Measure[] => {
  const arrows = arrowsBetween(files, roomOf);
  const reached = new Map([...arrows.keys()].map((room) => [room, reachedFrom(room, arrows)]));
  const groups = [...reached].flatMap(([room, all]) => {
    const group = [...all].filter((other) => reached.get(other)?.has(room)).sort();
    return group[0] === room ? [group] : [];
  });
  return groups.map((group) => {
    const drawn = group.flatMap((from) => group.flatMap((to) => arrows.get(from)?.get(to) ?? []));
    return { where: `${group.join(', ')} (${drawn.join(', ')})`, count: group.length };
  });
};

const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/;

const stemOf = ({ path }: FileFacts): string => basename(path).replace(/(?!^)\..*$/, '');

/** Files by another name than the rule gives them. A test may have the name of what lies beside it. */
const misnamed = (files: FileFacts[]): Measure[] => {
  const components = new Set(
    files.filter(({ components }) => components.length > 0).map((file) => `${file.folder}/${stemOf(file)}`),
  );
  return files
    .filter((file) => {
      const stem = stemOf(file);
      if (file.components.length > 0) return !file.components.includes(stem);
      return !KEBAB.test(stem) && !(file.test && components.has(`${file.folder}/${stem}`));
    })
    .map(({ path }) => ({ where: path, count: 1 }));
};

/** The rules of the house, by their names. */
export const RULES = {
  length: {
    about: 'no file is long',
    most: 300,
    measure: (files) => fullestFirst(files.map(({ path, lines }) => ({ where: path, count: lines }))),
  },
  folders: {
    about: 'no folder is full of source files',
    most: 25,
    measure: (files) =>
      fullestFirst(countBy(files.filter(({ code, test }) => code && !test).map(({ folder }) => folder))),
  },
  imports: {
    about: 'no file needs many others',
    most: 30,
    measure: (files) => fullestFirst(files.map(({ path, imports }) => ({ where: path, count: imports.length }))),
  },
  parameters: {
    about: 'no function takes many parameters',
    most: 4,
    measure: (files) =>
      fullestFirst(
        files.flatMap(({ path, functions }) =>
          functions.map(({ name, line, parameters }) => ({ where: `${path}:${line} ${name}`, count: parameters })),
        ),
      ),
  },
  mutual: {
    about: 'no two folders import each other; a folder and one inside it are two',
    most: 0,
    measure: (files) => fullestFirst(mutualPairs(files)),
  },
  circles: {
    about: 'the rooms of core import one another in one direction',
    most: 0,
    measure: (files) => fullestFirst(circles(files)),
  },
  names: {
    about: 'a file has the name of the React component that it exports, or one in kebab-case',
    most: 0,
    measure: (files) => fullestFirst(misnamed(files)),
  },
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

export const RULE_NAMES = Object.keys(RULES) as RuleName[];

/** What breaks a rule, fullest first. */
export const brokenBy = (name: RuleName, files: FileFacts[]): Measure[] => {
  const { most, measure }: Rule = RULES[name];
  return measure(files).filter(({ count }) => count > most);
};
