import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';
import { authoringOf } from './interface-authoring.js';
import { intakeOf } from './interface-intake.js';
import { mailOf } from './interface-mail.js';
import { operationOf } from './interface-operation.js';
import { peopleOf } from './interface-people.js';

/** What callers may ask of an engine, slice by slice. */
export const createInterface = (assembled: Assembled): Omit<Engine, 'start' | 'stop'> => ({
  ...intakeOf(assembled),
  ...authoringOf(assembled),
  ...peopleOf(assembled),
  ...mailOf(assembled),
  ...operationOf(assembled),
});
