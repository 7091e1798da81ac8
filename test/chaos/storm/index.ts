import { randomInt } from 'node:crypto';
import { optionsOr } from '../../support/command-line.js';
import { readOptions, USAGE } from './options.js';
import { runStorm } from './storm.js';

/** `npm run chaos`: many runs, while processes are killed and servers misbehave; exit code 1 where anything is wrong. */

/** So many faults are printed. */
const MOST = 50;

const main = async (): Promise<number> => {
  const wish = optionsOr(USAGE, (args) => readOptions(args, randomInt(2 ** 32)));
  if (!wish) return 2;
  console.log(`seed ${wish.seed}: ${JSON.stringify(wish)}`);
  const began = performance.now();
  const say = (line: string): void =>
    console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
  try {
    const { faults, ...figures } = await runStorm(wish, say);
    console.log(JSON.stringify(figures, null, 2));
    for (const fault of faults.slice(0, MOST)) console.error(fault);
    console.log(`seed ${wish.seed}: ${faults.length === 0 ? 'all is as it has to be' : `${faults.length} faults`}`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`seed ${wish.seed}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
};

process.exit(await main());
