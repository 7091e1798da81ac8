'use client';

import type { Catalog } from '@whenthen/core/definition';
import { useAnswer } from '../parts/useAnswer.js';
import type { Things } from '../things.js';

/** What the canvas can build from, asked once when a workflow is opened. `error` says why it is missing. */
export const useCatalog = () => useAnswer<{ catalog: Catalog; things: Things }>({ path: '/catalog' });
