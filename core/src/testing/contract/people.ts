import type { StoreCase } from './kit/case.js';
import { applyCases } from './people/apply.js';
import { changeCases } from './people/changes.js';
import { listCases } from './people/lists.js';
import { memberCases } from './people/members.js';
import { toldCases } from './people/told.js';

export const peopleCases: StoreCase[] = [...toldCases, ...changeCases, ...applyCases, ...listCases, ...memberCases];
