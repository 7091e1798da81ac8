import type { StoreCase } from './kit/case.js';
import { claimCases } from './effects/claims.js';
import { effectListCases } from './effects/lists.js';
import { resultCases } from './effects/results.js';

/** What a store has to do about effects. */
export const effectCases: StoreCase[] = [...resultCases, ...claimCases, ...effectListCases];
