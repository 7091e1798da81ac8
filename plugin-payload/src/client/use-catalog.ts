'use client';

import type { Catalog, KeptEvents, Seen } from '@whenthen/core/definition';
import { useAnswer } from './use-answer.js';
import type { Things } from '../things/things.js';

/** What the canvas can build from, and what came in so far, asked once when a workflow is opened. `error` says why it is missing. */
export const useCatalog = (asked = true) =>
  useAnswer<{ catalog: Catalog; things: Things; seen: Seen; kept: KeptEvents; untracked: Record<string, string> }>({
    path: asked ? '/catalog' : null,
  });
