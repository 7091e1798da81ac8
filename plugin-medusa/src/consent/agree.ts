import type { ChangeConsent, Engine } from '@whenthen/core';
import { readConsent } from './read-consent';
import type { ToldConsent } from './told-consent';

/** Changes that are handed over at once. */
const AT_ONCE = 500;

const wasRefused = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'invalid_input';

interface Agreeing {
  engine: Pick<Engine, 'consent' | 'settings'>;
  /** Which topics a plain "yes" is about; the first of the shop's where it is left out. */
  whenYes: readonly string[] | undefined;
  /** What happened before this moment starts nobody. */
  present: Date;
  /** Told what was not taken in, in words without addresses. */
  onFault: (words: string) => void;
}

const change = async (agreeing: Agreeing, changes: ChangeConsent[]): Promise<void> => {
  try {
    await agreeing.engine.consent.changeMany(changes);
  } catch (error) {
    if (!wasRefused(error)) throw error;
    const [first] = changes;
    if (changes.length === 1 && first)
      agreeing.onFault(`the consent of ${first.evidence?.source ?? 'a row'} was refused: ${(error as Error).message}`);
    // What the engine refuses, an address that is none, holds up nobody else.
    else for (const one of changes) await change(agreeing, [one]);
  }
};

/** Hands over what the store noted about consent: once, however often it is read. */
export const agree = async (agreeing: Agreeing, told: ToldConsent[]): Promise<void> => {
  if (told.length === 0) return;
  const { engine, whenYes, present, onFault } = agreeing;
  const known = (await engine.settings.get()).values.consent.topics.map(({ id }) => id);
  const changes: ChangeConsent[] = [];
  for (const one of told) {
    const read = readConsent(one, { known, whenYes });
    read.faults.forEach(onFault);
    changes.push(...read.changes.map((c) => (one.at < present ? { ...c, startWorkflows: false } : c)));
  }
  for (let from = 0; from < changes.length; from += AT_ONCE)
    await change(agreeing, changes.slice(from, from + AT_ONCE));
};
