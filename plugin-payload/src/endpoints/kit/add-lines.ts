import type { Engine } from '@whenthen/core';
import { isEngineError } from '../../runtime/failure.js';

/** A line that was left out, counted from 1. */
export interface RefusedLine {
  line: number;
  text: string;
  reason: string;
}

export interface Added {
  /** How many were handed to the workflow now; its entry rules say who enters. */
  added: number;
  refused: RefusedLine[];
}

interface Line {
  line: number;
  text: string;
}

const SHOWN = 100;

/** The lines that say something, each address once, and those that say it again. */
export const readLines = (text: string): { lines: Line[]; again: RefusedLine[] } => {
  const first = new Map<string, Line>();
  const again: RefusedLine[] = [];
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = { line: i + 1, text: raw.trim().slice(0, 400) };
    if (line.text === '') continue;
    const before = first.get(line.text.toLowerCase());
    if (before) again.push({ ...line, text: line.text.slice(0, SHOWN), reason: `is on line ${before.line} already` });
    else first.set(line.text.toLowerCase(), line);
  }
  return { lines: [...first.values()], again };
};

/** The places of people whom the engine refuses; `null` where it refuses for another reason. */
const badPlaces = (error: unknown): Set<number> | null => {
  if (!isEngineError(error) || error.code !== 'invalid_input') return null;
  const places = (error.issues ?? []).map(({ path }) => (path[0] === 'people' ? path[1] : undefined));
  return places.length > 0 && places.every((p) => typeof p === 'number') ? new Set(places) : null;
};

/**
 * Adds the addresses of a text, one a line. What an address is the engine says: the lines that it refuses are left out,
 * and the others handed over again.
 * @throws what the engine throws about the workflow, or about too many people
 */
export const addLines = async (
  engine: Engine,
  workflow: string,
  { text, request, by }: { text: string; request?: string | undefined; by?: string | undefined },
): Promise<Added> => {
  const { lines, again } = readLines(text);
  const add = (these: Line[]) =>
    engine.workflows.addPeople(workflow, {
      people: these.map((l) => ({ email: l.text })),
      ...(request && { request }),
      ...(by && { by }),
    });
  const told = (bad: Line[]): RefusedLine[] =>
    [...again, ...bad.map((l) => ({ ...l, text: l.text.slice(0, SHOWN), reason: 'is not an e-mail address' }))].sort(
      (a, b) => a.line - b.line,
    );
  try {
    return { ...(await add(lines)), refused: told([]) };
  } catch (error) {
    const bad = badPlaces(error);
    if (!bad) throw error;
    const good = lines.filter((_, i) => !bad.has(i));
    const { added } = good.length > 0 ? await add(good) : { added: 0 };
    return { added, refused: told(lines.filter((_, i) => bad.has(i))) };
  }
};
