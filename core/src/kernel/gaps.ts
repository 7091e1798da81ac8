/**
 * The gaps between two writes: at each of them a process can die, stand still past its lease, or lose the database.
 * Each names the write before it and says what is missing when it ends there, and who repairs that. In production
 * nothing happens at a gap; tests end, hold up or fail the process there.
 */
export const GAPS = {
  'advance: effects inserted': 'The runs are not committed: decided again, the same effects have the same keys.',
  'advance: runs committed':
    'Slots may be missing: the sweep advances whoever is late. People lack changes: whoever looks at them next, or the sweep, applies them.',
  'apply: people changed': 'Runs still hold the changes: applied again, they are known to the person and forgotten.',
  'dispatch: runs read':
    'A run may be committed, or an effect recorded again, after its run was read: a drop then does not hold.',
  'effects: recorded anew, not yet again':
    'Effects that were dropped are still dropped, and no run is committed: decided again, they are opened then.',
  'freeze: status set':
    'Workers may still move people whom they had read: freeze has not returned, and is called again.',
  'enrol: runs inserted': 'The events do not count as processed: processed again, their entry keys are taken.',
  'ingest: not frozen': 'Nothing: who entered is due, and the slot or the sweep advances them.',
  'journal: page written': 'The run still holds what was moved: it is moved again when its journal next grows.',
  'sweep: people claimed': 'They are late: the next sweep claims them again, in halves.',
  'wake: people read': 'Nothing: they stay due. A freeze in between is seen in the status.',
  'wake: not frozen': 'Nothing: they stay due. A freeze in between has moved their revision on.',
} as const satisfies Record<string, string>;

export type Gap = keyof typeof GAPS;

/** Called at each gap, and awaited. What it throws counts as thrown by the write that follows. */
export type AtGap = (gap: Gap) => Promise<void> | undefined;

/** What production does at a gap: nothing. */
export const passOn: AtGap = () => undefined;
