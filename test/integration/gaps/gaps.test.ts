import { existsSync } from 'node:fs';
import { GAPS, type Gap } from '@whenthen/core/testing';
import type { Scenario } from './stage.js';
import { gapsOf, STAGES } from './stages.js';

const scenarios: Scenario[] = Object.values(STAGES).flatMap((stage) => Object.values(stage.scenarios));

it('every gap is in a story, so that its test fails where it is not hit often enough', () => {
  const told = scenarios.flatMap(gapsOf);
  expect((Object.keys(GAPS) as Gap[]).filter((gap) => !told.includes(gap))).toEqual([]);
});

it('every stage is played', () => {
  const missing = Object.keys(STAGES).filter((name) => !existsSync(new URL(`${name}.test.ts`, import.meta.url)));
  expect(missing).toEqual([]);
});
