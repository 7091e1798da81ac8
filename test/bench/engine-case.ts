import type { Case, Half } from './case.js';
import type { BenchDatabase } from './database.js';
import { openEngine } from './engines.js';
import type { Ground } from './ground.js';
import { makeSlot, watchSlot } from './slot.js';
import { waitFor } from './wait.js';
import { PLAIN, type Workload } from './workflow.js';

/** Its jobs have to be found by a poll, one a second, before they are due. In milliseconds. */
const LEAD = 2_000;

interface EngineSettings {
  people: number;
  /** Also carries the effects out: claim, render, send, note. */
  mail?: boolean;
  /** With those who wait for days in the same collection. */
  others?: boolean;
  workload?: Workload;
}

/** The engine: a worker on the real scheduler wakes everybody who is due, as in production. */
export const engineCase = (
  database: BenchDatabase,
  ground: Ground,
  name: string,
  { people, mail = false, others = false, workload = PLAIN }: EngineSettings,
): Case => ({
  name,
  people,
  async round() {
    await ground.reset(people, { others, workload });
    const { engine, mail: sent } = await openEngine(database, mail);
    await engine.start();
    const halves: Half[] = [];
    try {
      for (const half of [1, 2]) {
        const due = await ground.makeDue(LEAD);
        await makeSlot(database, due);
        const { began, ended } = await watchSlot(database, due);
        if (sent) await mailsDone(database, people * half);
        if (workload.changes) await ground.newsHeard();
        halves.push({ steps: people, ms: (sent ? Date.now() : ended) - began });
      }
    } finally {
      await engine.stop();
    }
    await ground.check(people, workload);
    if (sent && sent.sent.length !== 2 * people)
      throw new Error(`${sent.sent.length} e-mails were sent instead of ${2 * people}: the figures are void.`);
    return halves;
  },
});

const mailsDone = ({ effects }: BenchDatabase, count: number): Promise<void> =>
  waitFor(
    async () =>
      !(await effects.findOne({ action: 'send_email', state: 'open' }, { projection: { _id: 1 } })) &&
      (await effects.countDocuments({ state: 'done' })) === count,
    { everyMs: 50, timeoutMs: 600_000, what: 'the e-mails to be sent' },
  );
