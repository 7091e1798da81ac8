import { quoted } from '../definition/describe/context.js';
import type { Catalog } from '../definition/catalog.js';
import type { JournalEntry, Saw, TimelineEntry } from '../definition/journal.js';
import type { PersonChange } from '../decide/index.js';

/** What sentences may look up. */
export interface Names {
  catalog: Catalog;
  action: (type: string) => string;
  /** Of milliseconds since 1970, in the zone named, else in the store's. */
  time: (ms: number, zone?: string) => string;
}

type Sentence = Pick<TimelineEntry, 'kind' | 'title' | 'name' | 'tone' | 'detail' | 'saw'>;

const OUTCOMES: Record<
  Extract<JournalEntry, { type: 'ended' }>['outcome'],
  { title: string; tone?: TimelineEntry['tone'] }
> = {
  completed: { title: 'Completed the workflow' },
  goal: { title: 'Goal reached', tone: 'good' },
  exited: { title: 'Left the workflow' },
  failed: { title: 'Failed', tone: 'bad' },
  stopped: { title: 'Stopped by hand', tone: 'warn' },
};

/** The ways out of a step that are no name somebody gave. */
const branchWords: Readonly<Record<string, string>> = { timedOut: 'timed out' };
/** These only repeat what was asked. */
const ANSWERS = ['yes', 'no'];

const SIGNS = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const;

const changeText = (change: PersonChange, names: Names): string => {
  switch (change.kind) {
    case 'add_tag':
      return `tag “${change.tag}” added`;
    case 'remove_tag':
      return `tag “${change.tag}” removed`;
    case 'set_field':
      return `field ${quoted('field', change.field, names)} set to ${JSON.stringify(change.value)}`;
    case 'calculate':
      return `field ${quoted('field', change.field, names)} ${SIGNS[change.operation]} ${change.by}`;
  }
};

const sawText = (saw: Saw[]): string => saw.map((s) => `${s.what}: ${s.result ? 'yes' : 'no'}`).join('; ');

/** What happened so long before somebody entered is told with its own time, in milliseconds. */
const APART = 60_000;

const decisionText = ({ saw, branch }: Extract<JournalEntry, { type: 'decision' }>): string => {
  const asked = saw.length > 0 ? sawText(saw) : 'Random split';
  return saw.length === 1 && ANSWERS.includes(branch) ? asked : `${asked} → took “${branchWords[branch] ?? branch}”`;
};

/** A journal entry as a sentence that a merchant reads. */
export const sentenceOf = (entry: JournalEntry, names: Names): Sentence => {
  switch (entry.type) {
    case 'entered':
      return {
        kind: 'entered',
        title: `Entered: ${entry.trigger}`,
        ...(entry.at - entry.occurredAt >= APART ? { detail: `Happened at ${names.time(entry.occurredAt)}` } : {}),
      };
    case 'action': {
      const changes = (entry.changes ?? []) as unknown as PersonChange[];
      // What became of it is an entry of its own.
      if (entry.effect) return { kind: 'action', title: names.action(entry.action) };
      return {
        kind: 'action',
        title: `${names.action(entry.action)}: ${changes.length ? changes.map((change) => changeText(change, names)).join(', ') : 'nothing to change'}`,
      };
    }
    case 'delay':
      return {
        kind: 'delay',
        title: `Waits ${entry.setting}`,
        detail: `until ${names.time(entry.until, entry.zone)}${entry.zone ? ` (${entry.zone})` : ''}`,
      };
    case 'decision':
      return {
        kind: 'decision',
        title: decisionText(entry),
        saw: entry.saw,
      };
    case 'waiting_for_event':
      return {
        kind: 'delay',
        title: `Waits for ${quoted('event', entry.event, names)}`,
        name: entry.event,
        detail: `at most until ${names.time(entry.until)}`,
      };
    case 'received':
      return {
        kind: 'event',
        title: `${quoted('event', entry.event, names)} came while waiting`,
        name: entry.event,
      };
    case 'ended':
      return {
        kind: 'ended',
        ...OUTCOMES[entry.outcome],
        detail: entry.reason,
        ...(entry.saw ? { saw: entry.saw } : {}),
      };
    case 'note':
      return { kind: 'note', title: entry.message, tone: 'warn' };
  }
};
