import type { StoreCase } from './kit/case.js';
import { dueCases } from './runs/due.js';
import { enteringCases } from './runs/entering.js';
import { listCases } from './runs/lists.js';
import { movingCases } from './runs/moving.js';

/** What a store has to do about runs. */
export const runCases: StoreCase[] = [...enteringCases, ...dueCases, ...movingCases, ...listCases];
