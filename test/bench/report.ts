import type { Sizes } from './ground.js';
import type { Machine, MongoFacts } from './machine.js';
import type { Plan } from './options.js';
import type { Spread } from './statistics.js';

/** All that a benchmark found out; what `--json` prints. Rates in steps a second. */
export interface Report {
  at: string;
  machine: Machine;
  mongo: MongoFacts;
  plan: Plan;
  rates: { engine: Spread; bare: Spread; stock: Spread; changing: Spread; bareChanging: Spread };
  ratios: { bare: Spread; stock: Spread; changing: Spread };
  /** Least ratios that were asked for. */
  wanted: { bare?: number; stock?: number; changing?: number };
  /** Mean documents in bytes, written by the engine and by hand: that the cases write the same. */
  sizes: { engine: Sizes; bare: Sizes };
  /** Advanced, and its e-mail rendered, accepted and noted, in e-mails a second. */
  mails: number;
  /** With `plan.others` waiting in the same collection: the rate, and against the rounds without. */
  flat?: { rate: Spread; ratio: Spread };
  seconds: number;
}

const number = (value: number): string => Math.round(value).toLocaleString('en-US');
const line = (name: string, { median, min, max }: Spread, show: (value: number) => string): string =>
  `  ${name.padEnd(34)}${show(median).padStart(9)}   ${show(min)} – ${show(max)}`;
const verdict = (ratio: Spread, wanted: number | undefined): string => {
  if (wanted === undefined) return '';
  return `   ${ratio.median >= wanted ? 'met' : 'MISSED'}: at least ${wanted}`;
};

/** Names of the ratios that are below what was asked for. */
export const missed = ({ ratios, wanted }: Pick<Report, 'ratios' | 'wanted'>): string[] =>
  (['bare', 'stock', 'changing'] as const).filter((name) => ratios[name].median < (wanted[name] ?? 0));

const HOW = {
  address: 'of MONGODB_URI',
  path: 'mongod on PATH',
  download: 'fetched by mongodb-memory-server',
  portable: 'a Windows build under wine: several times slower than a native one, ratios only',
} as const;

/** The report in words. */
export const print = (r: Report): string => {
  const { machine, mongo, plan } = r;
  const fixed = (digits: number) => (value: number) => value.toFixed(digits);
  return [
    '',
    `Action → wait → action: ${number(plan.people)} people due at once, twice; a step is one person past the wait and the`,
    'action, with journal entries and the effect written down. Timed: from the first wake job of the second to the end of',
    'the last: read batches, decide, insert effects, commit runs, ensure the slots they wait for. Not timed: entering, the',
    'wait itself, and carrying the effects out, which is the figure with e-mails. Changing people: a tag and a number are',
    'changed before each action; the loop by hand writes the same into runs and people.',
    '',
    `  ${'steps a second'.padEnd(34)}${'median'.padStart(9)}   of ${plan.rounds} rounds in turn`,
    line('engine', r.rates.engine, number),
    line('bare driver loop', r.rates.bare, number),
    line('engine, changing people', r.rates.changing, number),
    line('bare driver loop, changing people', r.rates.bareChanging, number),
    line(`stock job per person (rounds: ${plan.stockRounds})`, r.rates.stock, number),
    '',
    '  ratio, round by round',
    line('engine ÷ bare driver loop', r.ratios.bare, fixed(2)) + verdict(r.ratios.bare, r.wanted.bare),
    line('the same, changing people', r.ratios.changing, fixed(2)) + verdict(r.ratios.changing, r.wanted.changing),
    line('engine ÷ stock job per person', r.ratios.stock, fixed(0)) + verdict(r.ratios.stock, r.wanted.stock),
    ...(r.flat
      ? [
          line(`engine, ${number(plan.others)} others waiting`, r.flat.rate, number),
          line('  ÷ engine without them', r.flat.ratio, fixed(2)),
        ]
      : []),
    '',
    `  With e-mails (${number(plan.mailPeople)} people, a transport that accepts at once): ${number(r.mails)} e-mails a second from due to noted as sent.`,
    `  Mean documents, engine / by hand: run ${r.sizes.engine.run} / ${r.sizes.bare.run} B, effect ${r.sizes.engine.effect} / ${r.sizes.bare.effect} B.`,
    '',
    `  MongoDB ${mongo.version}, ${mongo.kind}, ${HOW[mongo.how]}; write concern majority with journal:`,
    `  one insert ${mongo.insertOneMs.toFixed(1)} ms, a thousand at once ${mongo.insertThousandMs.toFixed(0)} ms.`,
    `  ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GiB, Node ${machine.node}, ${machine.platform}; load before ${machine.load.toFixed(1)}; took ${number(r.seconds)} s.`,
    '',
  ].join('\n');
};
