import { EMAIL_CLICKED, EMAIL_OPENED } from '../definition/events/email-events.js';
import type { OldEffect, OldEvent, OldMessage, OldRun } from '../model/operation/retention.js';
import type { Sum } from '../model/operation/sums.js';

type About = Omit<Sum, '_id' | 'n'>;

const keyOf = ({ of, workflow, version, step, template, templateVersion }: About): string =>
  JSON.stringify([of, workflow, version ?? null, step ?? null, template ?? null, templateVersion ?? null]);

/** Sums of what is counted one by one, each under the key of what it is about. */
const added = (counted: { about: About; name: string }[]): Sum[] => {
  const sums = new Map<string, Sum>();
  for (const { about, name } of counted) {
    const _id = keyOf(about);
    const sum = sums.get(_id) ?? { _id, ...about, n: {} };
    sum.n[name] = (sum.n[name] ?? 0) + 1;
    sums.set(_id, sum);
  }
  return [...sums.values()];
};

/** Passages through a workflow's version, by outcome. */
export const sumsOfRuns = (runs: OldRun[]): Sum[] =>
  added(
    runs.map(({ workflow, version, outcome }) => ({
      about: { of: 'runs', workflow, version },
      name: outcome ?? 'ended',
    })),
  );

/** What steps did, by how it came out. */
export const sumsOfEffects = (effects: OldEffect[]): Sum[] =>
  added(
    effects
      .filter(({ state }) => state !== 'dropped')
      .map(({ workflow, version, step, state }) => ({ about: { of: 'steps', workflow, version, step }, name: state })),
  );

/** E-mails of a step and a template's version, by what became of them. */
export const sumsOfMessages = (messages: OldMessage[]): Sum[] =>
  added(
    messages.map(({ workflow, step, template, templateVersion, state }) => ({
      about: { of: 'mails', workflow, step, template, templateVersion },
      name: state,
    })),
  );

const NAMES = new Map([
  [EMAIL_OPENED, 'opened'],
  [EMAIL_CLICKED, 'clicked'],
]);

/** Of events, those that tell that an e-mail was opened or clicked. */
export const sumsOfEvents = (events: OldEvent[]): Sum[] =>
  added(
    events.flatMap(({ name, properties: { workflow, step, template } }) => {
      const counted = NAMES.get(name);
      if (counted === undefined || workflow === undefined || step === undefined) return [];
      return [{ about: { of: 'mails' as const, workflow, step, template: template ?? null }, name: counted }];
    }),
  );
