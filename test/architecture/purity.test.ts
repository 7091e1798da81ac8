import { lintAll, type Complaint } from '../support/lint.js';

const IMPURE: [what: string, line: string, rule: string][] = [
  ['new Date()', 'export const a = () => new Date();', 'no-restricted-globals'],
  ['new Date(value)', 'export const b = () => new Date(0);', 'no-restricted-globals'],
  ['Date.now', 'export const c = () => Date.now();', 'no-restricted-globals'],
  ['Temporal.Now', 'export const d = (Temporal) => Temporal.Now.instant();', 'no-restricted-syntax'],
  ['setTimeout', 'export const e = () => setTimeout(() => 1, 1);', 'no-restricted-globals'],
  ['setInterval', 'export const f = () => setInterval(() => 1, 1);', 'no-restricted-globals'],
  ['Math.random', 'export const g = () => Math.random();', 'no-restricted-properties'],
  ['crypto', 'export const h = () => crypto.randomUUID();', 'no-restricted-globals'],
  ['process', 'export const i = () => process.env;', 'no-restricted-globals'],
  ['fetch', 'export const j = () => fetch("x");', 'no-restricted-globals'],
  ['console', 'export const k = () => console.log(1);', 'no-restricted-globals'],
  ['a Node module', 'export * as l from "node:crypto";', 'no-restricted-imports'],
  ['a Node module by its bare name', 'export * as m from "fs";', 'no-restricted-imports'],
  ['mongoose', 'export * as n from "mongoose";', 'no-restricted-imports'],
  ['mongodb', 'export * as o from "mongodb";', 'no-restricted-imports'],
  ['agenda', 'export * as p from "agenda";', 'no-restricted-imports'],
  ['an import at run time', 'export const q = () => import("zod");', 'no-restricted-syntax'],
  ['a promise', 'export const r = async () => 1;', 'no-restricted-syntax'],
  ['a default export', 'export default 1;', 'no-restricted-syntax'],
];
const source = IMPURE.map(([, line]) => line).join('\n');
const PURE = ['core/src/decide/decide.ts', 'core/src/definition/step.ts'];

const TIME = [
  'export const a = () => new Date();',
  'export const b = () => Date.now();',
  'export const c = (at: string) => new Date(at);',
].join('\n');

const HABITS = [
  "import { Catalog } from '../definition/catalog.js';",
  'export type Own = Catalog;',
  'const work = async (): Promise<void> => {};',
  'export const start = (): void => {',
  '  work();',
  '};',
].join('\n');

let pure: Complaint[][] = [];
let time: Complaint[] | undefined;
let habits: Complaint[] | undefined;

beforeAll(async () => {
  const answers = await lintAll([
    ...PURE.map((file) => ({ file, text: source })),
    { file: 'core/src/engine/options.ts', text: TIME },
    { file: 'core/src/engine/options.ts', text: HABITS },
  ]);
  pure = answers.slice(0, PURE.length);
  [time, habits] = answers.slice(PURE.length);
});

describe.each(PURE.map((file, index) => ({ file, index })))('$file', ({ index }) => {
  test.each(IMPURE.map(([what, , rule], at) => ({ what, rule, line: at + 1 })))('refuses $what', ({ rule, line }) => {
    const rules = pure[index]?.filter((complaint) => complaint.line === line).map(({ ruleId }) => ruleId);
    expect(rules).toContain(rule);
  });
});

test('elsewhere in core the time comes from a clock, while a stored time may be read', () => {
  expect(time?.map(({ line, ruleId }) => ({ line, ruleId }))).toEqual([
    { line: 1, ruleId: 'no-restricted-syntax' },
    { line: 2, ruleId: 'no-restricted-syntax' },
  ]);
});

test('a promise that nobody waits for and a type imported as a value are refused', () => {
  expect(habits?.map(({ line, ruleId }) => ({ line, ruleId }))).toEqual([
    { line: 1, ruleId: '@typescript-eslint/consistent-type-imports' },
    { line: 5, ruleId: '@typescript-eslint/no-floating-promises' },
  ]);
});
