import { bareCase } from './bare-case.js';
import { rate, type Case } from './case.js';
import type { BenchDatabase } from './database.js';
import { engineCase } from './engine-case.js';
import { createGround, type Sizes } from './ground.js';
import type { Plan } from './options.js';
import { seed, seedOthers } from './seed.js';
import { stockCase } from './stock-case.js';
import { CHANGING } from './workflow.js';

/** What each round of each case came to, in steps a second. */
export interface Measured {
  engine: number[];
  bare: number[];
  stock: number[];
  flat: number[];
  /** The workflow that changes people, and its loop. */
  changing: number[];
  bareChanging: number[];
  mails: number;
  sizes: { engine: Sizes; bare: Sizes };
}

const WARM_UP = 2_000;

/** Seeds, warms up, and measures the cases in turn: A B C, A B C. `say` hears of each round. */
export const measure = async (database: BenchDatabase, plan: Plan, say: (line: string) => void): Promise<Measured> => {
  const { people, mailPeople, rounds, stockRounds, others } = plan;
  say(`${people} people enter`);
  await seed(database, people);
  if (others > 0) {
    say(`${others} others wait`);
    await seedOthers(database, people, others);
  }
  const ground = createGround(database);
  const once = async (one: Case): Promise<number> => {
    const halves = await one.round();
    say(`${one.name}: ${halves.map((h) => `${h.steps} steps in ${Math.round(h.ms)} ms`).join(', ')}`);
    return rate(halves);
  };

  const few = Math.min(WARM_UP, people);
  await once(engineCase(database, ground, 'warming up, engine', { people: few }));
  await once(bareCase(database, ground, few));

  const measured: Omit<Measured, 'mails' | 'sizes'> = {
    engine: [],
    bare: [],
    stock: [],
    flat: [],
    changing: [],
    bareChanging: [],
  };
  let sizes: Measured['sizes'] | undefined;
  for (let round = 0; round < rounds; round++) {
    measured.engine.push(await once(engineCase(database, ground, 'engine', { people })));
    const engine = await ground.check(people);
    measured.bare.push(await once(bareCase(database, ground, people)));
    sizes = { engine, bare: await ground.check(people) };
    const workload = CHANGING;
    measured.changing.push(await once(engineCase(database, ground, workload.title, { people, workload })));
    measured.bareChanging.push(await once(bareCase(database, ground, people, workload)));
    if (round < stockRounds) {
      say('stock job per person: takes minutes');
      measured.stock.push(await once(stockCase(database, ground, people)));
    }
    if (others > 0)
      measured.flat.push(await once(engineCase(database, ground, 'engine, others waiting', { people, others: true })));
  }
  const mails = await once(engineCase(database, ground, 'with e-mails', { people: mailPeople, mail: true }));
  if (!sizes) throw new Error('At least one round has to be measured.');
  return { ...measured, mails, sizes };
};
