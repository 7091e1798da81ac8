import type { Ports } from '../model/abilities/ports.js';
import type { FuseRecord } from '../model/fuse.js';
import type { HealthIssue } from './report.js';

const isOpen = ({ open }: FuseRecord, now: number): boolean =>
  open !== undefined && (open.until === null || open.until.getTime() > now);

/** “1,240 people would have entered since 10:05”. */
const sentenceOf = (name: string, { kept, usual, since }: { kept: number; usual: number; since: string }): string => {
  const people = kept === 1 ? '1 person would have entered' : `${kept.toLocaleString('en')} people would have entered`;
  const often =
    usual === 0 ? 'usually hardly anybody does' : `usually about ${usual.toLocaleString('en')} do in an hour`;
  return `“${name}” takes nobody in for now, because far more people enter than usual: ${people} since ${since}; ${often}. Nobody is lost. Open the workflow, and say whether they are let in or thrown away.`;
};

/** Workflows whose entries are paused, until somebody decides. */
export const pausedEntries = async ({
  store,
  clock,
  options: { locale, timeZone },
}: Ports<'clock', 'events' | 'fuses' | 'workflows', 'locale' | 'timeZone'>): Promise<HealthIssue[]> => {
  const now = clock.now();
  const blown = (await store.fuses.blown()).filter((fuse) => !isOpen(fuse, now));
  if (blown.length === 0) return [];
  const names = await store.workflows.byIds(blown.map((fuse) => fuse._id));
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return Promise.all(
    blown.map(async ({ _id, blown: { at, usual } = { at: new Date(now), usual: 0 } }) => ({
      code: 'entries_paused',
      about: _id,
      message: sentenceOf(names.get(_id)?.name ?? _id, {
        kept: await store.events.countLeftOut(_id, 'fuse'),
        usual,
        since: time.format(at),
      }),
    })),
  );
};
