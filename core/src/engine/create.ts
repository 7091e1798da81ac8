import { randomUUID } from 'node:crypto';
import { pino, type Logger } from 'pino';
import { addTag } from '../actions/add-tag.js';
import { addToSequence } from '../actions/add-to-sequence.js';
import { removeFromSequence } from '../actions/remove-from-sequence.js';
import { startWorkflow } from '../actions/start-workflow.js';
import { stopWorkflow } from '../actions/stop-workflow.js';
import { createRegistry } from '../extensions/registry.js';
import { removeTag } from '../actions/remove-tag.js';
import { sendWebhook } from '../actions/send-webhook.js';
import { setField } from '../actions/set-field.js';
import { triggerEvent } from '../actions/trigger-event.js';
import { loggedError, maskAddresses } from '../definition/log-safe.js';
import { parseAddress } from '../mail/address.js';
import { senderWords } from '../mail/sender.js';
import { createApplier } from '../people/applier.js';
import { passOn, type AtGap } from '../kernel/gaps.js';
import { createPlacing, placeAll } from '../flow/dispatch/place.js';
import type { MailTransport } from '../mail/mail-port.js';
import { createSmtpTransport } from '../mail/smtp-transport.js';
import { addPeople } from '../workflows/add-people.js';
import { changePerson } from '../people/change.js';
import { createWebhookApi } from '../webhooks/incoming/webhooks.js';
import { createFormApi } from '../forms/intake.js';
import { importPeople } from '../people/import.js';
import { createPulse, type Pulse } from '../health/pulse.js';
import { createScheduler } from '../schedule/agenda.js';
import { jobCollection } from '../schedule/collection.js';
import type { Scheduler } from '../model/scheduler.js';
import { openStore, type Store } from '../store/index.js';
import { createLinks } from '../subscriptions/links.js';
import { createWebhookSender } from '../webhooks/outgoing/sender.js';
import { createRenderer } from '../templates/index.js';
import type { Clock } from '../kernel/clock.js';
import type { EngineContext } from './context.js';
import { createAsker } from '../extensions/asker.js';
import { createEmit } from '../events/emit.js';
import { findMislaid } from '../flow/dispatch/find-mislaid.js';
import { createExtensions } from '../extensions/extensions.js';
import { createFreezing } from '../workflows/freeze.js';
import { createLeftOut } from '../workflows/left-out.js';
import { createPlacement } from '../workflows/placement.js';
import { createBackfillApi } from '../backfills/commands.js';
import { createSegmentCommands } from '../segments/commands.js';
import { createSequenceCommands } from '../sequences/commands.js';
import { OutdatedError } from '../kernel/errors.js';
import { createHealth } from '../health/health.js';
import { createMailActions } from './mail-actions.js';
import type { EngineOptions, ValidEngineOptions } from './options.js';
import { readOptions } from './read-options.js';
import { createSignals } from './signals.js';
import { openClock, type EngineClock } from './open-clock.js';
import { createTemplateCommands } from '../templates/publish.js';
import { createWorkflowCommands } from '../workflows/publish.js';
import { createSubscriptionApi } from '../subscriptions/respond.js';
import { createTrackingApi } from '../tracking/record.js';
import { withTimeLimit } from './time-limit.js';
import { track } from '../events/track.js';
import { createWatermarkApi } from '../watermarks/watermarks.js';
import { createVersionCache } from '../workflows/versions.js';
import { createEventQueries } from '../events/queries.js';
import { createMessageQueries } from '../messages/queries.js';
import { resolveMessage } from '../messages/resolve.js';
import { createPeopleQueries } from '../people/queries.js';
import { setSubscription } from '../people/set-subscription.js';
import { createRunQueries } from '../runs/queries.js';
import { createSeen } from '../seen/seen.js';
import { createWorkflowQueries } from '../workflows/queries.js';
import { noLongerThan } from '../kernel/no-longer-than.js';
import { createWorker } from '../flow/worker.js';
import type { Engine } from './api.js';

/** Parts that tests replace; everybody else leaves them out. */
export interface EngineParts {
  clock?: Clock;
  logger?: Logger;
  transport?: MailTransport;
  /** Called between any two writes. */
  atGap?: AtGap;
  /** Called with the name of each command that is sent to MongoDB. */
  onCommand?: (name: string) => void;
  scheduler?: (store: Store, options: ValidEngineOptions, clock: Clock) => Scheduler;
}

const NO_LINKS = {
  refuse:
    'marketing e-mails are not sent: set the options "secret" and "publicUrl", so that they can carry a link to unsubscribe',
  send: 'marketing e-mails are sent without a link to unsubscribe: set the options "secret" and "publicUrl"',
};

/** How long each thing that the database has to say at the very end may take, in milliseconds. */
const CLOSING_MS = 2_000;

/** How what may hold an address is logged. The id of an event may be made of one. */
const LOGGED = {
  err: (error: unknown) => loggedError(error),
  event: (id: unknown) => (typeof id === 'string' ? maskAddresses(id) : id),
};

const agendaScheduler = (logger: Logger, pulse: Pulse) => (store: Store, options: ValidEngineOptions, clock: Clock) => {
  const { db } = store.connection;
  if (!db) throw new Error('The connection to MongoDB is closed.');
  return createScheduler({
    db,
    prefix: options.mongo.prefix,
    partitions: options.partitions,
    leaseMs: options.leaseMs,
    sweepMs: options.sweepMs,
    now: () => clock.now(),
    onJob: () => pulse.beat('scheduler'),
    onError: (error) => pulse.failed('scheduler', error),
    logger,
  });
};

const smtpTransport = ({ mail, concurrency }: ValidEngineOptions): MailTransport | undefined =>
  mail && createSmtpTransport({ url: mail.smtp, maxConnections: concurrency });

/**
 * Makes an engine: checks the options, connects, makes collections and indexes. It works once `start()` is called.
 * @throws InvalidOptionsError naming each option and what to set; the driver's error when MongoDB does not answer.
 */
export const createEngine = async (raw: EngineOptions, parts: EngineParts = {}): Promise<Engine> => {
  const options = readOptions(raw);
  const logger = (
    parts.logger ?? pino({ name: 'whenthen', redact: ['uri', '*.uri', 'smtp', '*.smtp', 'secret', '*.secret'] })
  ).child({}, { serializers: LOGGED });

  const atGap = parts.atGap ?? passOn;
  const store = await openStore({ ...options.mongo, atGap, onCommand: parts.onCommand });
  let clock: EngineClock | undefined;
  try {
    const { schema } = await store.bootstrap([jobCollection(options.mongo.prefix)]);
    clock = await openClock(store, logger, parts.clock);
    return await assemble({ options, logger, atGap, store, schema, clock, parts });
  } catch (error) {
    // Whoever tries again would leave one more connection behind each time.
    clock?.stop();
    await store.close();
    throw error;
  }
};

interface Opened {
  options: ValidEngineOptions;
  logger: Logger;
  atGap: AtGap;
  store: Store;
  /** The version of the data. */
  schema: number;
  clock: EngineClock;
  parts: EngineParts;
}

/** @throws InvalidOptionsError where two extensions are called the same */
const assemble = async ({ options, logger, atGap, store, schema, clock, parts }: Opened): Promise<Engine> => {
  const forCallers = withTimeLimit(store, options.mongo.timeoutMs);
  const renderer = createRenderer();
  const transport = parts.transport ?? smtpTransport(options);
  const changes = [addTag, removeTag, setField];
  const versions = createVersionCache(
    forCallers,
    Object.fromEntries([...changes, ...options.actions].map((a) => [a.type, a])),
  );
  const { secret, oldSecrets, publicUrl } = options;
  const links = createLinks({ secrets: secret === undefined ? [] : [secret, ...oldSecrets], publicUrl });
  const closing = new AbortController();
  const mail = createMailActions({
    ...{ options, store, renderer, transport, clock, versions, links, atGap },
    closing: closing.signal,
  });
  const webhooks = createWebhookSender({ ...options.webhooks, now: () => clock.now() });
  const pulse = createPulse(() => clock.now());
  const scheduler = (parts.scheduler ?? agendaScheduler(logger, pulse))(store, options, clock);
  const signals = createSignals({ scheduler, clock, logger, timeoutMs: options.mongo.timeoutMs });
  const registry = createRegistry(
    [
      ...mail,
      ...changes,
      triggerEvent(createEmit({ store, clock, signals })),
      sendWebhook(webhooks.post, versions.nameOf),
      ...[addToSequence, removeFromSequence, startWorkflow, stopWorkflow].map((make) =>
        make(createPlacement({ store, clock, versions, signals })),
      ),
      ...options.actions,
    ],
    transport ? [] : mail.map((a) => a.type),
  );
  const { conditions, triggers, services, leaseMs } = options;
  const asker = createAsker({ conditions, services, leaseMs, clock, logger });
  const extensions = createExtensions({
    store: forCallers,
    clock,
    registry,
    asker,
    actions: options.actions,
    triggers,
    vocabulary: options.vocabulary,
  });
  await extensions.tellNames();
  const applierOver = (over: Store) => createApplier({ ...over, atGap, onApplied: () => void signals.events() });
  const context: EngineContext = {
    store,
    applier: applierOver(store),
    scheduler,
    clock,
    logger,
    options,
    owner: randomUUID(),
    registry,
    asker,
    extensions,
    versions,
    world: {
      timeZone: options.timeZone,
      timeScale: options.timeScale,
      changes: registry.changes,
      get vocabulary() {
        return extensions.vocabulary;
      },
    },
    signals,
    pulse,
    placing: createPlacing(store.templates, options.mail && parseAddress(options.mail.from).address),
    atGap,
    closing: closing.signal,
  };
  const health = createHealth({ ...context, ahead: () => clock.ahead(), schema });
  const worker = createWorker(context);
  /** What callers wait for: the same, but no longer than the time limit for each command. */
  const calls: EngineContext = { ...context, store: forCallers, applier: applierOver(forCallers) };
  const { stop, ...freezing } = createFreezing(calls);
  let working = false;
  let looking = Promise.resolve();

  return {
    track: (events) => track(calls, events),
    workflows: {
      ...createWorkflowCommands(calls),
      ...createWorkflowQueries(calls),
      addPeople: (id, people) => addPeople(calls, id, people),
      ...createLeftOut(calls),
      ...freezing,
    },
    sequences: createSequenceCommands(calls),
    backfills: createBackfillApi(calls),
    segments: createSegmentCommands(calls),
    templates: createTemplateCommands(calls, renderer),
    runs: { ...createRunQueries(calls), stop },
    people: {
      ...createPeopleQueries(calls),
      change: (id, change) => changePerson(calls, id, change),
      import: (input) => importPeople(calls, input),
      setSubscription: (id, status, by) => setSubscription(calls, id, status, by),
      fieldNames: () => forCallers.people.fieldNames(),
    },
    messages: {
      ...createMessageQueries(calls),
      resolve: (id, decision) => resolveMessage(calls, id, decision),
    },
    events: createEventQueries(calls),
    subscriptions: createSubscriptionApi(calls, links, senderWords(options.mail?.from, options.postalAddress).sender),
    webhooks: createWebhookApi(calls),
    forms: createFormApi(calls),
    tracking: createTrackingApi(calls),
    watermarks: createWatermarkApi(forCallers),
    catalog: () => extensions.all(),
    seen: createSeen(forCallers),

    health: () => health.report(),
    up: () => health.up(),

    async start() {
      if (!options.worker || working) return;
      if (schema > store.schema) throw new OutdatedError();
      if (!transport) logger.warn('no mail transport: e-mails wait until a worker with the option "mail" starts');
      else if (!links?.urlFor) logger.warn(NO_LINKS[options.withoutUnsubscribeLink]);
      else if (!publicUrl?.startsWith('https:'))
        logger.warn('publicUrl is not https: mail programs will offer no one-click button to unsubscribe');
      await placeAll(context);
      working = true;
      signals.connect(worker);
      await extensions.tell(true);
      await extensions.hear();
      await health.start();
      await scheduler.start(worker.handlers);
      looking = findMislaid(context, () => !working).catch((error: unknown) =>
        logger.error(
          { err: error },
          'effects that an earlier version lost could not be looked for; the next start tries again',
        ),
      );
      // What a crash or a standstill left is taken up at once, not at the next sweep.
      worker.nudgeIngest();
      worker.nudgeDispatch();
      worker.nudgeLate();
    },

    async stop() {
      working = false;
      signals.connect(undefined);
      closing.abort();
      // Mails whose end was sent are waited for before; what is still under way then is cut off.
      const cut = (): void => void transport?.close(0);
      await Promise.all([scheduler.stop(options.graceMs), worker.drain(options.graceMs, cut)]);
      // A database that hangs keeps no process from ending.
      await noLongerThan(CLOSING_MS, Promise.all([looking, health.stop()]));
      await renderer.close();
      await transport?.close(0);
      await webhooks.close();
      clock.stop();
      await noLongerThan(CLOSING_MS, store.close());
    },
  };
};
