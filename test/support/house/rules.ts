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

/** The arrows between folders, as `from` and `to` with a file that draws each. */
const folderArrows = (files: FileFacts[]): Map<string, Map<string, string>> => {
  const folders = new Map(files.map(({ path, folder }) => [path, folder]));
  const arrows = new Map<string, Map<string, string>>();
  for (const { path, folder, reaches, test } of files) {
    if (test) continue;
    for (const reached of reaches) {
      const to = folders.get(reached);
      if (to === undefined || to === folder) continue;
      const own = arrows.get(folder) ?? new Map<string, string>();
      arrows.set(folder, own.set(to, own.get(to) ?? `${path} → ${reached}`));
    }
  }
  return arrows;
};

const mutualPairs = (files: FileFacts[]): Measure[] => {
  const arrows = folderArrows(files);
  return [...arrows].flatMap(([from, to]) =>
    [...to].flatMap(([other, there]) => {
      const back = arrows.get(other)?.get(from);
      return back !== undefined && from < other ? [{ where: `${from} ⇄ ${other} (${there}, ${back})`, count: 1 }] : [];
    }),
  );
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
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

export const RULE_NAMES = Object.keys(RULES) as RuleName[];

/** What breaks a rule, fullest first. */
export const brokenBy = (name: RuleName, files: FileFacts[]): Measure[] => {
  const { most, measure }: Rule = RULES[name];
  return measure(files).filter(({ count }) => count > most);
};
