import { createHash } from 'node:crypto';

/** How a server treats what it is sent, each with its share of a thousand; the rest is treated well. */
export type Moods<Mood extends string> = readonly (readonly [Mood, number])[];

/** A number from 0 to below 1, the same for the same texts. */
const fraction = (...texts: (string | number)[]): number =>
  createHash('sha256').update(texts.join('\n')).digest().readUInt32BE(0) / 2 ** 32;

/** The mood for something, drawn by the seed; each time that it comes in question is drawn anew. */
export const moodFor = <Mood extends string>(moods: Moods<Mood>, seed: number, key: string): Mood | 'well' => {
  let left = fraction(seed, key, 'mood') * 1_000;
  for (const [mood, share] of moods) {
    left -= share;
    if (left < 0) return mood;
  }
  return 'well';
};

/** A whole number between two, drawn by the seed. */
export const drawn = (seed: number, key: string, from: number, to: number): number =>
  from + Math.floor(fraction(seed, key, 'draw') * (to - from + 1));
