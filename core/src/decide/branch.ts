import type { Saw } from '../definition/journal.js';
import type { Step } from '../definition/step.js';
import { evaluate, type Evaluation, type Scope } from './evaluate.js';

/** The way that a step with several was left by, and what was looked at to choose it. */
export interface Branch {
  branch: string;
  next: string | null;
  saw: Saw[];
  /** Not chosen yet: something has to be asked first. */
  open?: Evaluation['open'];
}

/** The first case that holds, else `otherwise`. Cases behind it are not looked at. */
export const chooseCase = (step: Extract<Step, { kind: 'switch' }>, scope: Scope): Branch => {
  const saw: Saw[] = [];
  for (const { name, if: condition, next } of step.cases) {
    const evaluation = evaluate(condition, scope);
    saw.push(...evaluation.saw);
    if (evaluation.open) return { branch: name, next, saw, open: evaluation.open };
    if (evaluation.result) return { branch: name, next, saw };
  }
  return { branch: 'otherwise', next: step.otherwise, saw };
};

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A number from 0 to below 1 that is always the same for a text and evenly spread over texts: 32-bit FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/), mixed by the finalizer of MurmurHash3 because FNV alone hardly moves the
 * upper bits for the last letters. Not for secrets.
 */
const fraction = (text: string): number => {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

/**
 * A branch by weight, at random as far as anybody can tell, but always the same for a person at this step of this
 * workflow: who enters again, or is decided on again after a crash, goes the same way.
 */
export const drawBranch = (
  step: Extract<Step, { kind: 'split' }>,
  place: { workflow: string; step: string; person: string },
): Branch => {
  const total = step.branches.reduce((sum, { weight }) => sum + weight, 0);
  let left = fraction(`${place.workflow}\n${place.step}\n${place.person}`) * total;
  const drawn =
    step.branches.find(({ weight }) => {
      left -= weight;
      return left < 0;
    }) ?? step.branches.at(-1);
  return { branch: drawn?.name ?? '', next: drawn?.next ?? null, saw: [] };
};
