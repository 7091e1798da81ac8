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
  'attention: some handled':
    'The decision stands before those: looked at again, they need nobody any more, and it goes on.',
  'audit: begun': 'Nothing was done: the entry says that it was begun. What is done again has an entry of its own.',
  'audit: carried out': 'It was done, and the entry says that it was begun: whoever reads it looks.',
  'backfill: events inserted': 'The same people are looked at again; their events have keys.',
  'consent: events inserted': 'The list does not have it: processing the event writes it.',
  'consent: list written':
    'Whoever agreed is still unsubscribed from everything: processing the event has them come back.',
  'dates: events inserted': 'The next dates are not noted: looked at again, the events are found there.',
  'dates: walk not moved': 'Those people are looked at once more, and nothing is left to do about them.',
  'deliver: accepted':
    'The message still says "sending": tried again while the process lives; behind its lease it is held as uncertain.',
  'deliver: marked sending': 'The last byte is not sent: behind the lease the message is held as uncertain.',
  'deliver: message opened': 'Nothing is sent: behind the lease the message is opened again.',
  'deliver: message settled':
    'The effect is still open: behind its lease it finds what the message says; one not sent is tried once more.',
  'deliver: slot taken':
    'Nothing is sent or put off: the slot counts; behind its lease the same mail finds it under its key and takes it anew.',
  'dispatch: carried out':
    'The result is not written: tried again while the process lives; behind its lease the effect is tried once more.',
  'dispatch: claimed': 'Nothing was done: behind its lease somebody else claims it.',
  'dispatch: runs read':
    'A run may be committed, or an effect recorded again, after its run was read: a drop then does not hold.',
  'effects: recorded anew, not yet again':
    'Effects that were dropped are still dropped, and no run is committed: decided again, they are opened then.',
  'enrol: entries kept':
    'The events do not count as processed: processed again, the fuse is blown, and they are kept already.',
  'enrol: fuse blown': 'Nobody is kept or enters yet: the events are processed again, and the fuse keeps them.',
  'enrol: gates passed': 'The runs are not there: the event passes the gate again, which remembers it.',
  'enrol: late events noted': 'The events do not count as processed: processed again, they are noted already.',
  'enrol: runs inserted':
    'The events do not count as processed: processed again, their entry keys are taken. Their entries are not counted.',
  'enrol: sequences reopened': 'The events do not count as processed: processed again, the runs know their event.',
  'erase: begun': 'Everything is still there, and nothing more is taken in: the sweep carries it out.',
  'erase: everything gone': 'It still counts as under way: done again, nothing is left to erase.',
  'erase: step begun': 'What is left is still there: the sweep begins anew, and what is gone is gone.',
  'feedback: addresses written': 'The messages do not say so: the event, processed again, or the same call, writes it.',
  'feedback: events inserted':
    'The list and the messages do not have it: processing the events, or the same call made again, writes it.',
  'freeze: status set':
    'Workers may still move people whom they had read: freeze has not returned, and is called again.',
  'fuse: mended': 'Entries go on; those that were kept still are: the call has not returned, and is made again.',
  'ingest: event counted': 'The event was not processed: it waits for its next attempt, and so does its person.',
  'ingest: events claimed': 'Nothing is written: whoever takes the part over begins anew, with care.',
  'ingest: events processed': 'People still remember what they were told: it is forgotten when more is told to them.',
  'ingest: exits applied': 'The events do not count as processed: processed again, nothing is left to do.',
  'ingest: lost runs ended': 'The events do not count as processed: processed again, nothing is left to end.',
  'ingest: runs handed back':
    'They are due; their slots may be missing: the sweep advances whoever is late. Looked at again, nothing is left.',
  'ingest: not frozen': 'Nothing: who entered is due, and the slot or the sweep advances them.',
  'ingest: people settled': 'Nobody entered yet: the events are processed again.',
  'ingest: people told': 'The events are processed again, and what people were told is not told again.',
  'interrupt: runs committed': 'The slots of those who were woken may be missing: the sweep advances whoever is late.',
  'interrupt: runs read': 'Runs may be moved by others: those writes are refused, and the runs are read again.',
  'journal: page written': 'The run still holds what was moved: it is moved again when its journal next grows.',
  'lease: claimed': 'Nothing is begun: when the lease has run out, another worker claims it.',
  'merge: begun': 'Both are still there: the sweep moves everything.',
  'merge: history moved': 'Both people are still there: moved again, nothing is left to move.',
  'news: events inserted': 'The news is still on the people: heard again, its events are found there.',
  'prune: bite noted': 'Nothing is counted or removed: what is noted is done first when pruning goes on.',
  'prune: bite removed': 'It still counts as noted: counted and removed once more, nothing changes.',
  'prune: details removed':
    'The runs are still there, and say that their details are gone: they are removed next time.',
  'prune: details taken off': 'Their pages and effects are still there: such runs are dealt with first next time.',
  'prune: failures made final': 'Their runs are whole: the next pass takes them again.',
  'prune: sums added':
    'Nothing is removed: added once more under the same number, nothing changes; then it is removed.',
  'schedule: backfill inserted': 'It comes round again, and the backfill is found there.',
  'segment: archived': 'People are still in it: the upkeep takes them out.',
  'segments: looked at': 'People or criteria may be changed by others: whoever is concerned is looked at again.',
  'segments: people settled': 'The news is on the people: it is heard next.',
  'segments: walk not moved': 'Those people are looked at once more, and nothing is left to do about them.',
  'subscriptions: event inserted': 'The list does not have it: processing the event writes it.',
  'subscriptions: list written': 'The person does not show it: the event, processed again, writes it.',
  'sweep: people claimed': 'They are late: the next sweep claims them again, in halves.',
  'wake: not frozen': 'Nothing: they stay due. A freeze in between has moved their revision on.',
  'wake: people read': 'Nothing: they stay due. A freeze in between is seen in the status.',
  'watches: added': 'Watches that nobody wants are still there: removed at the next look.',
  'lanes: allowance taken': 'Nothing is claimed: the allowance is wasted, and there is more with time.',
  'lanes: effects claimed':
    'What was not needed of the allowance is not given back: it is wasted. Behind their lease the effects are claimed again.',
  'lanes: some effects placed': 'The others have no lane yet: the next look places them.',
  'messages: decided about':
    'The effect is still held: deciding once more, which the message has to fit, opens or closes it.',
} as const satisfies Record<string, string>;

export type Gap = keyof typeof GAPS;

/** Called at each gap, and awaited. What it throws counts as thrown by the write that follows. */
export type AtGap = (gap: Gap) => Promise<void> | undefined;

/** What production does at a gap: nothing. */
export const passOn: AtGap = () => undefined;
