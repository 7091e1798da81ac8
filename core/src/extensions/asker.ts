import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { afterThrow } from './outcome.js';
import { PermanentError } from './action-error.js';
import { readAnswers } from './answers.js';
import { describeCustomCondition, type AskedPerson, type CustomCondition } from './define-condition.js';
import { conditionRetry } from '../decide/retry.js';
import type { Question, QuestionAnswer } from '../decide/index.js';
import { loggedWithoutMessage } from '../definition/log-safe.js';
import type { Descriptor } from '../definition/catalog.js';
import { describeCustom } from '../definition/describe/settings.js';
import type { DueRun } from '../model/run.js';
import type { Clock } from '../kernel/time/clock.js';
import { spreadOf } from '../kernel/spread.js';
import { within } from '../kernel/within.js';

/** Batches of questions that are under way at once. */
const AT_ONCE = 4;
const BATCH = 500;
const TIMEOUT = 5_000;
/** What has just failed is not asked again for so long, in milliseconds, so that what hangs holds up little else. */
const PAUSE = 5_000;

/** A run that cannot be decided before its questions are answered. */
export interface Asking {
  run: DueRun;
  questions: readonly Question[];
}

/** The developers' conditions of this process. */
export interface Asker {
  descriptors: Descriptor[];
  get(type: string): CustomCondition | undefined;
  /** Returns the answers for each run, by the keys of its questions. Never throws: what fails is an answer that says so. */
  ask(asking: readonly Asking[]): Promise<Map<string, ReadonlyMap<string, QuestionAnswer>>>;
}

export interface AskerParts {
  conditions: readonly CustomCondition[];
  services: unknown;
  leaseMs: number;
  clock: Clock;
  logger: Logger;
}

interface Asked {
  run: DueRun;
  question: Question;
}

const personOf = ({ run, question }: Asked): AskedPerson => ({
  ...question.person,
  id: run.person,
  run: {
    id: run._id,
    workflow: run.workflow,
    enteredAt: run.enteredAt,
    trigger: { name: run.trigger.name, properties: run.trigger.properties },
  },
});

/** How often in a row this run has asked in vain. */
export const timesInVain = ({ unanswered, seq }: DueRun): number => (unanswered?.seq === seq ? unanswered.times : 0);

const chunked = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** @throws Error when two conditions have one type */
export const createAsker = ({ conditions, services, leaseMs, clock, logger }: AskerParts): Asker => {
  const byType = new Map<string, CustomCondition>();
  for (const condition of conditions) {
    if (byType.has(condition.type)) throw new Error(`Two conditions have the type "${condition.type}": rename one.`);
    byType.set(condition.type, condition);
  }
  const descriptors = conditions.map(describeCustomCondition);
  const paused = new Map<string, { until: number; error: unknown }>();
  const limit = pLimit(AT_ONCE);

  const evaluate = async (condition: CustomCondition, asked: Asked[]) => {
    const input: unknown = condition.input.parse(asked[0]?.question.input);
    const most = Math.min(condition.timeoutMs ?? TIMEOUT, Math.floor(leaseMs * 0.7));
    const raw = await within(most, 'It', (signal) =>
      condition.evaluate({
        input,
        people: asked.map(personOf),
        now: new Date(clock.now()),
        signal,
        logger: logger.child({ condition: condition.type }),
        services,
      }),
    );
    return readAnswers(raw, asked.length);
  };

  const failed = (condition: CustomCondition, what: string, error: unknown, { run }: Asked): QuestionAnswer => {
    const spread = spreadOf(createHash('sha1').update(run._id).digest('hex'));
    const attempts = timesInVain(run) + 1;
    const next = afterThrow(error, condition.retry ?? conditionRetry, { attempts, spread, now: clock.now() });
    const reason = 'reason' in next ? next.reason : '';
    return { known: false, what, reason, ...(next.state === 'later' ? { retryAt: next.dueAt.getTime() } : {}) };
  };

  /** One setting of one condition, for so many people as it takes at once. */
  const askBatch = async (group: string, what: string, condition: CustomCondition, asked: Asked[]) => {
    const fails = (error: unknown) => asked.map((one) => failed(condition, what, error, one));
    const pause = paused.get(group);
    if (pause && clock.now() < pause.until) return fails(pause.error);
    try {
      const answers = await evaluate(condition, asked);
      paused.delete(group);
      return answers.map(({ holds, value }): QuestionAnswer => ({ known: true, holds, value, what }));
    } catch (error) {
      const thrown = loggedWithoutMessage(error);
      logger.warn({ thrown, condition: condition.type }, 'a condition could not be asked; the timelines say why');
      if (!(error instanceof PermanentError)) paused.set(group, { until: clock.now() + PAUSE, error });
      return fails(error);
    }
  };

  return {
    descriptors,
    get: (type) => byType.get(type),

    async ask(asking) {
      const groups = new Map<string, Asked[]>();
      for (const { run, questions } of asking)
        for (const question of questions) {
          const group = JSON.stringify([question.type, question.input]);
          const found = groups.get(group);
          if (found) found.push({ run, question });
          else groups.set(group, [{ run, question }]);
        }
      const answers = new Map<string, Map<string, QuestionAnswer>>();
      const tell = ({ run, question }: Asked, answer: QuestionAnswer) => {
        const known = answers.get(run._id) ?? new Map<string, QuestionAnswer>();
        answers.set(run._id, known.set(question.key, answer));
      };
      await Promise.all(
        [...groups].map(async ([group, asked]) => {
          const first = asked[0]?.question;
          if (!first) return;
          const what = describeCustom(first, descriptors, {});
          const condition = byType.get(first.type);
          if (!condition) {
            const reason = 'Nobody registered it';
            for (const one of asked) tell(one, { known: false, what, reason, retryAt: clock.now() + PAUSE });
            return;
          }
          await Promise.all(
            chunked(asked, condition.batchSize ?? BATCH).map((batch) =>
              limit(async () => {
                const told = await askBatch(group, what, condition, batch);
                batch.forEach((one, i) => {
                  const answer = told[i];
                  if (answer) tell(one, answer);
                });
              }),
            ),
          );
        }),
      );
      return answers;
    },
  };
};
