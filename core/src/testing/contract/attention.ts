import type { StoreCase } from './kit/case.js';
import { attentionDecisionCases } from './attention/decisions.js';
import { attentionJobCases } from './attention/jobs.js';
import { attentionListCases } from './attention/lists.js';

/** What a store has to do about what needs a person. */
export const attentionCases: StoreCase[] = [...attentionListCases, ...attentionDecisionCases, ...attentionJobCases];
