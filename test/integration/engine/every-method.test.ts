import type { Engine } from '@whenthen/core';
import type { TestEngine } from '@whenthen/core/testing';
import { badValues, type Bad } from './call-example.js';
import { calls } from './calls.js';
import { FEEDBACK_SECRET } from './mail-calls.js';
import { openWorld, type World } from './world.js';

type Call = (...args: unknown[]) => unknown;

/** All methods, by their paths. */
const methodsOf = (found: object, path: string[] = []): [string, Call][] =>
  Object.entries(found).flatMap(([name, value]: [string, unknown]): [string, Call][] => {
    const here = [...path, name];
    if (typeof value === 'function') return [[here.join('.'), value as Call]];
    return typeof value === 'object' && value !== null ? methodsOf(value, here) : [];
  });

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);

/** Every place in the arguments: each argument, and whatever lies in it. */
const placesIn = (value: unknown, path: string[] = []): string[][] => [
  ...(path.length > 0 ? [path] : []),
  ...(isBag(value) ? Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])) : []),
];

const withAt = (value: unknown, [key, ...rest]: string[], put: unknown): unknown => {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one: unknown, i) => (String(i) === key ? withAt(one, rest, put) : one));
  const bag = value as Record<string, unknown>;
  return { ...bag, [key]: withAt(bag[key], rest, put) };
};

interface Outcome {
  error?: { code?: unknown; issues?: { path: unknown[] }[] } & Error;
  answer?: unknown;
}

const tried = async (call: Call, args: unknown[]): Promise<Outcome> => {
  try {
    return { answer: await call(...args) };
  } catch (error) {
    return { error: error as NonNullable<Outcome['error']> };
  }
};

const isIssueList = (answer: unknown): boolean => Array.isArray(answer) && answer.length > 0;
const isRefusal = (answer: unknown): boolean => Number((answer as { status?: number } | undefined)?.status) >= 400;

describe('every method of an engine', () => {
  let world: World;
  let t: TestEngine;
  let commands: string[];
  beforeAll(async () => {
    world = await openWorld('methods');
    commands = [];
    // “hello” asks for the database's time, now and then.
    t = await world.engine(
      { worker: false, onCommand: (name) => void (name === 'hello' || commands.push(name)) },
      {
        forms: { contact: { origins: ['https://shop.example.com'] } },
        feedback: { postmark: { secret: FEEDBACK_SECRET } },
      },
    );
    // Named by the example of a test call.
    await t.engine.secrets.set('erp', { value: 'a token', hosts: ['127.0.0.1:9'] }, 'ed');
  });
  afterAll(() => world.close());

  const methods = () => new Map(methodsOf(t.engine));
  /** What is sent, of what this call brings about: the driver says so as it sends it. */
  const sentBy = async (call: Call, args: unknown[]) => {
    commands.length = 0;
    const outcome = await tried(call, args);
    return { ...outcome, sent: [...commands] };
  };

  it('is known here: add to calls.ts what is not', () => {
    expect([...methods().keys()].sort()).toEqual(Object.keys(calls).sort());
  });

  it('sends commands where what it is given is right, so that this test can fail', async () => {
    const sent: string[] = [];
    for (const [name, call] of methods()) {
      if (['start', 'stop'].includes(name)) continue;
      const { error, sent: now } = await sentBy(call, calls[name]?.args ?? []);
      // Refused for what is there, or not there, and not for how it is written.
      if (error && error.code !== 'not_found' && error.code !== 'conflict')
        expect([name, error.code]).toEqual([name, 'invalid_definition']);
      if (now.length > 0) sent.push(name);
    }
    const silent = Object.keys(calls).filter((name) => !sent.includes(name));
    expect(silent.sort()).toEqual(
      [
        'consent.respond',
        'forms.list',
        'metrics.respond',
        'metrics.text',
        'preferences.respond',
        'preferences.url',
        'start',
        'stop',
        'subscriptions.respond',
        'subscriptions.url',
        'templates.preview',
        'templates.sample',
        'tracking.respond',
      ].sort(),
    );
  });

  const places = Object.entries(calls).flatMap(([name, { args }]) =>
    placesIn(args).map((path) => [name, path.join('.')] as const),
  );
  it.each(places)('%s refuses what is wrong at %s before any command is sent', async (name, place) => {
    const example = calls[name];
    const call = methods().get(name);
    if (!example || !call) throw new Error(`There is no ${name}.`);
    const path = place.split('.');
    for (const kind of Object.keys(badValues) as Bad[]) {
      if (example.takes?.[place]?.includes(kind)) continue;
      const args = withAt(example.args, path, badValues[kind]) as unknown[];
      const { error, answer, sent } = await sentBy(call, args);
      const what = `${name}, ${kind} at ${place}`;
      expect([what, sent]).toEqual([what, []]);
      if (example.answers) {
        expect([what, error, isRefusal(answer) || isIssueList(answer)]).toEqual([what, undefined, true]);
        continue;
      }
      expect([what, error?.code]).toEqual([what, expect.stringMatching(/^invalid_(input|definition|template)$/)]);
      const [first] = error?.issues ?? [];
      expect([what, first?.path]).toEqual([what, expect.any(Array)]);
    }
  });

  it('refuses a definition that is too large before any command is sent', async () => {
    const tag = badValues.huge;
    const definition = {
      triggers: [{ kind: 'event', name: 'go' }],
      start: 'a',
      steps: { a: { kind: 'action', action: 'add_tag', input: { tag }, next: null } },
    };
    commands.length = 0;
    expect(await t.engine.workflows.check(definition)).toMatchObject([
      { path: [], message: expect.stringContaining('larger than') },
    ]);
    await expect(t.engine.workflows.publish({ id: 'w', name: 'W', definition })).rejects.toMatchObject({
      code: 'invalid_definition',
    });
    expect(commands).toEqual([]);
  });

  it('refuses an operator of the database in place of an id, and changes nothing by it', async () => {
    const engine = t.engine as unknown as Record<'workflows', Record<keyof Engine['workflows'], Call>>;
    await expect(engine.workflows.setStatus({ $gt: '' }, 'paused')).rejects.toMatchObject({
      name: 'InvalidInputError',
      issues: [{ path: ['id'], message: expect.stringContaining('string') }],
    });
    await expect(engine.workflows.get({ $ne: '' })).rejects.toMatchObject({ name: 'InvalidInputError' });
  });
});
