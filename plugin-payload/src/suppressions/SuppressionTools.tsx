'use client';

import './suppressions.css';
import { AddSuppression } from './AddSuppression.js';
import { ImportSuppressionList } from './ImportSuppressionList.js';

/** What may be done with the list as a whole, by those who may. */
export const SuppressionTools = () => (
  <>
    <AddSuppression />
    <ImportSuppressionList />
  </>
);
