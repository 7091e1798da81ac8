import { runOutcomes, type RunOutcome } from '@whenthen/core/definition';

export type SearchParams = { [key: string]: string | string[] | undefined } | undefined;

/** One value of the address' query; anything but plain text counts as absent. */
export const textParam = (params: SearchParams, name: string): string | undefined => {
  const value = params?.[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined;
};

/** Which runs a list shows: all, those still inside, or those that ended in a certain way. */
export type RunFilter = 'all' | 'inside' | 'failed-actions' | RunOutcome;

export const runFilters: { value: RunFilter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'inside', label: 'Inside now' },
  { value: 'goal', label: 'Goal reached' },
  { value: 'completed', label: 'Completed' },
  { value: 'exited', label: 'Exited' },
  { value: 'failed', label: 'Failed' },
  { value: 'stopped', label: 'Stopped' },
  { value: 'failed-actions', label: 'With failed actions' },
];

export const runFilter = (params: SearchParams): RunFilter => {
  const value = textParam(params, 'show');
  return runFilters.find((filter) => filter.value === value)?.value ?? 'all';
};

/** Where people stand who are looked for: a step, and the version it is of. */
export interface AtStep {
  step: string;
  version?: number;
}

export const atStep = (params: SearchParams): AtStep | undefined => {
  const step = textParam(params, 'step');
  const version = Number(textParam(params, 'version'));
  return step === undefined ? undefined : { step, ...(Number.isInteger(version) && version > 0 && { version }) };
};

/** The engine's query for a filter. */
export const runQuery = (filter: RunFilter): { state?: 'waiting'; outcome?: RunOutcome; failed?: true } => {
  if (filter === 'failed-actions') return { failed: true };
  if (filter === 'inside') return { state: 'waiting' };
  return filter === 'all' || !runOutcomes.includes(filter) ? {} : { outcome: filter };
};

/** An address with the given query, without what is not set. */
export const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length ? `${path}?${new URLSearchParams(set).toString()}` : path;
};
