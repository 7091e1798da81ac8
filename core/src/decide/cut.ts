import type { JournalEntry, Saw } from '../definition/journal.js';
import type { Json } from '../definition/json/json.js';

/** Characters that a journal keeps of one value that was seen, and of all that one entry saw. */
const VALUE = 1_000;
const ENTRY = 30_000;

/** A value as the journal keeps it: a long one is cut, with a mark that says so. */
const cutValue = (value: Json, room: number): { value: Json; length: number } => {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return { value, length: 8 };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const most = Math.min(VALUE, room);
  if (text.length <= most) return { value, length: text.length };
  return { value: `${text.slice(0, most)}… (cut: ${text.length} characters)`, length: most };
};

const cutSaw = (saw: Saw[]): Saw[] => {
  let room = ENTRY;
  return saw.map((one) => {
    const value = cutValue(one.value, room);
    room = Math.max(0, room - value.length);
    if (one.expected === undefined) return { ...one, value: value.value };
    const expected = cutValue(one.expected, room);
    room = Math.max(0, room - expected.length);
    return { ...one, value: value.value, expected: expected.value };
  });
};

/** An entry as it is kept. What a run did, its effect and changes, is never cut; what it saw is, where it is long. */
export const cutEntry = (entry: JournalEntry): JournalEntry =>
  'saw' in entry && entry.saw ? { ...entry, saw: cutSaw(entry.saw) } : entry;
