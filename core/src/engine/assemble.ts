import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createEmit } from '../events/emit.js';
import { createAsker } from '../extensions/asker.js';
import { createExtensions } from '../extensions/extensions.js';
import { createRegistry, type ActionRegistry } from '../extensions/registry.js';
import { createGate } from '../flow/dispatch/gate.js';
import { createWorker, type Worker } from '../flow/worker.js';
import { createHealth, type HealthParts } from '../health/health.js';
import type { AtGap } from '../kernel/gaps.js';
import type { MailTransport } from '../mail/mail-port.js';
import type { Stores } from '../model/stores.js';
import { createApplier } from '../people/applier.js';
import type { Renderer } from '../templates/index.js';
import { createSecretOf } from '../secrets/secrets.js';
import { createWebhookSender } from '../webhooks/outgoing/sender.js';
import { createShop } from '../settings/current.js';
import { createPlacement } from '../workflows/placement.js';
import { createVersionCache } from '../workflows/versions.js';
import type { Backend } from './backend.js';
import { builtInActions, changingActions } from './built-in-actions.js';
import type { EngineContext } from './context.js';
import type { EngineClock } from './open-clock.js';
import { createOperation, openMeasured, type Measured } from './measured.js';
import type { ValidEngineOptions } from './options.js';
import { createSignals, type Switchboard } from './signals.js';
import { createMailParts, type MailParts } from './mail-parts.js';
import { createPlaceParts } from './place-parts.js';
import { withTimeLimit } from './time-limit.js';

/** What an engine is put together from. */
export interface Opened {
  options: ValidEngineOptions;
  logger: Logger;
  atGap: AtGap;
  backend: Backend;
  clock: EngineClock;
  /** In place of SMTP. */
  transport?: MailTransport | undefined;
}

/** The parts of one engine, wired to one another. */
export interface Assembled {
  /** What its worker uses. */
  context: EngineContext;
  /** What callers use: the same, but they wait no longer than the time limit for each command. */
  calls: EngineContext;
  worker: Worker;
  health: HealthParts;
  /** Not there where nothing is measured. */
  prometheus: Measured['prometheus'];
  signals: Switchboard;
  /** The version of the data. */
  schema: number;
  clock: EngineClock;
  transport: MailParts['transport'];
  transports: MailParts['transports'];
  renderer: Renderer;
  links: MailParts['links'];
  confirmLinks: MailParts['confirmLinks'];
  webhooks: ReturnType<typeof createWebhookSender>;
  closing: AbortController;
}

/** What decisions know of the engine around them. */
const worldOf = (
  { timeZone, timeScale }: ValidEngineOptions,
  { changes }: ActionRegistry,
  extensions: EngineContext['extensions'],
): EngineContext['world'] => ({
  timeZone,
  timeScale,
  changes,
  get vocabulary() {
    return extensions.vocabulary;
  },
});

/** @throws InvalidOptionsError where two extensions are called the same */
export const assemble = async ({ options, logger, atGap, backend, clock, ...given }: Opened): Promise<Assembled> => {
  const { schema } = backend;
  const { prometheus, metrics, store, renderer, pulse } = await openMeasured(options, backend.store, clock);
  const { sending, auditOver } = createOperation({ store, clock, logger, atGap });
  const forCallers = withTimeLimit(store, options.mongo.timeoutMs);
  const shop = createShop({ store, options });
  const versions = createVersionCache(
    forCallers,
    Object.fromEntries([...changingActions, ...options.actions].map((a) => [a.type, a])),
  );
  const closing = new AbortController();
  const gate = createGate({ store, clock, logger, mail: options.mail ?? {} });
  const {
    transport,
    transports,
    ways,
    links,
    confirmLinks,
    actions: mail,
  } = createMailParts({
    ...{ options, store, renderer, clock, versions, shop, atGap },
    tell: gate.tell,
    transport: given.transport,
    closing: closing.signal,
  });
  const webhooks = createWebhookSender({ ...options.webhooks, now: () => clock.now() });
  const scheduler = backend.scheduler({ clock, pulse, logger });
  const signals = createSignals({ scheduler, clock, logger, timeoutMs: options.mongo.timeoutMs });
  const abilities = {
    emit: createEmit({ store, clock, signals }),
    post: webhooks.post,
    tell: gate.tell,
    nameOf: versions.nameOf,
    secretOf: createSecretOf({ store, options }),
    placement: createPlacement({ store, clock, versions, signals }),
  };
  const registry = createRegistry(
    [...mail, ...changingActions, ...builtInActions(abilities), ...options.actions],
    transport ? [] : mail.map((a) => a.type),
  );
  const { actions, conditions, triggers, vocabulary, services, leaseMs } = options;
  const asker = createAsker({ conditions, services, leaseMs, clock, logger });
  const extensions = createExtensions({
    ...{ store: forCallers, clock, registry, asker, actions, triggers, vocabulary },
    transports: [...transports.keys()],
  });
  await extensions.tellNames();
  for (const { name } of options.personalData) await forCallers.erasures.addHost(name);
  const applierOver = (over: Stores) => createApplier({ ...over, atGap, onApplied: () => void signals.events() });
  const context: EngineContext = {
    ...{
      store,
      scheduler,
      clock,
      logger,
      options,
      registry,
      asker,
      extensions,
      versions,
      signals,
      pulse,
      atGap,
      gate,
      ways,
    },
    applier: applierOver(store),
    metrics,
    audit: auditOver(store),
    sending,
    shop,
    owner: randomUUID(),
    world: worldOf(options, registry, extensions),
    ...createPlaceParts({ store, shop, ways, clock, options }),
    closing: closing.signal,
  };
  return {
    ...{ context, signals, prometheus, schema, clock, transport, transports, renderer, links, confirmLinks, webhooks },
    closing,
    calls: { ...context, store: forCallers, applier: applierOver(forCallers), audit: auditOver(forCallers) },
    worker: createWorker(context),
    health: createHealth({ ...context, ahead: () => clock.ahead(), schema }),
  };
};
