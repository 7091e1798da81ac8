import { container } from '@medusajs/framework';
import type { ConfigModule, Logger } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import type { Engine, EventInput, HealthIssue } from '@whenthen/core';
import { metadataKeys, type MetadataKeys } from '../../events/said';
import { agree } from '../../consent/agree';
import type { ToldConsent } from '../../consent/told-consent';
import { beginning, since, type Beginning } from '../../reconcile/beginning';
import { reconcile, type Reconciled } from '../../reconcile/reconcile';
import { Reconciler, type ReconcilerStatus } from '../../reconcile/reconciler';
import type { StoreReader } from '../../snapshots/store-reader';
import { worksInBackground } from './background';
import { EngineConnection } from './connection';
import { loggedReason } from './load-core';
import type { ValidOptions } from './options';
import { keptFromLooking } from './may-look';
import { alsoErasing, eraseDeleted } from './erase-deleted';
import { publishCodeFirst, type PublishedCode } from './publish-code-first';
import { metadataKeyOf } from './metadata-key';
import { validateOptions } from './validate-options';

/** How long to wait before MongoDB is tried again, in milliseconds. */
const RETRY_AFTER = 5_000;
/** Events that are handed over at once. */
const AT_ONCE = 1_000;
/** So many things that could not be read are remembered, so that each is told once. */
const MOST_FAULTS = 1_000;

/** The module: holds the engine of this process and starts and stops its work with the application. */
export default class WhenthenModuleService {
  /** Called by Medusa. The work begins once the application has started; the store never waits for MongoDB. */
  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => {
      if (worksInBackground(this.workerMode)) this.beginning = this.begin();
    },
    onApplicationPrepareShutdown: async (): Promise<void> => {
      this.stopped = true;
      clearTimeout(this.retry);
      await this.beginning;
      await this.reconciler?.stop();
    },
    onApplicationShutdown: async (): Promise<void> => {
      await this.connection.close();
    },
  };

  private code: PublishedCode = { drafts: [], refused: [] };
  private begun: Beginning | undefined;
  private readonly connection: EngineConnection;
  private readonly logger: Logger;
  private readonly workerMode: string | undefined;
  private reconciler: Reconciler | undefined;
  private beginning: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;
  /** What of consent could not be read, each told once. */
  private readonly faults = new Set<string>();

  constructor(
    { logger, configModule }: { logger: Logger; configModule: ConfigModule },
    private readonly options?: Record<string, unknown>,
  ) {
    this.logger = logger;
    this.workerMode = configModule.projectConfig.workerMode;
    this.connection = new EngineConnection(options, { container });
  }

  /**
   * The engine of this process, connected.
   * @throws Error when MongoDB cannot be reached.
   */
  engine(): Promise<Engine> {
    return this.connection.engine();
  }

  /** What keeps a user of the admin from looking at how the engine is; `null` where nothing does. */
  async keptFromLooking(user: string): Promise<{ status: 403 | 503; message: string } | null> {
    const { access } = await validateOptions(this.options);
    return keptFromLooking(access.roles, user, (error) => {
      void loggedReason(error).then((reason) =>
        this.logger.error(`Whenthen: the option access.roles failed; nobody is let in by it: ${reason}.`),
      );
    });
  }

  /**
   * Hands over what rows of the store tell: what happened before the plugin came starts nobody.
   * @throws Error when MongoDB cannot be reached, or an event is refused.
   */
  async track(events: EventInput[]): Promise<void> {
    const engine = await this.engine();
    const told = since(await this.whenBegun(engine), events);
    for (let from = 0; from < told.length; from += AT_ONCE) await engine.track(told.slice(from, from + AT_ONCE));
    if ((await validateOptions(this.options)).eraseDeletedCustomers) await eraseDeleted(engine, events);
  }

  /**
   * Takes what rows of the store tell of consent.
   * @throws Error when MongoDB cannot be reached.
   */
  async agree(told: ToldConsent[]): Promise<void> {
    if (told.length === 0) return;
    const engine = await this.engine();
    const { marketingConsent } = await validateOptions(this.options);
    await this.agreeSince(engine, told, (await this.whenBegun(engine)).present, marketingConsent.topics);
  }

  private async whenBegun(engine: Engine): Promise<Beginning> {
    this.begun ??= await beginning({
      engine,
      now: Date.now(),
      lookbackMs: (await validateOptions(this.options)).reconcile.lookbackMs,
    });
    return this.begun;
  }

  private async agreeSince(
    engine: Engine,
    told: ToldConsent[],
    present: Date,
    whenYes: readonly string[] | undefined,
  ): Promise<void> {
    const onFault = (words: string): void => {
      if (this.faults.has(words)) return;
      if (this.faults.size >= MOST_FAULTS) this.faults.clear();
      this.faults.add(words);
      void loggedReason(new Error(words)).then((reason) => this.logger.warn(`Whenthen: ${reason}`));
    };
    await agree({ engine, whenYes, present, onFault }, told);
  }

  /** What reads the store for its events. */
  reader(): StoreReader {
    return {
      query: container.resolve(ContainerRegistrationKeys.QUERY),
      links: { storefrontUrl: this.options?.storefrontUrl as string | undefined },
      metadataKeys: { ...metadataKeys, ...(this.options?.customerMetadata as Partial<MetadataKeys> | undefined) },
      consent: { key: metadataKeyOf(this.options) },
    };
  }

  /** What the reconciler has been doing; `null` where this process has none. */
  reconciliation(): ReconcilerStatus | null {
    return this.reconciler?.status() ?? null;
  }

  /** What of this store's options is left out because it is wrong. */
  problems(): HealthIssue[] {
    return this.code.refused;
  }

  /** What of this store's options somebody should look at: workflows in code that take nobody in yet. */
  async notices(): Promise<HealthIssue[]> {
    const engine = await this.engine();
    const views = await Promise.all(this.code.drafts.map((id) => engine.workflows.get(id)));
    return views
      .filter((view) => view?.status === 'draft')
      .map((view) => ({
        code: 'workflow_not_activated',
        message: `The workflow “${view?.name}” stands in the options and takes nobody in, because nobody has activated it. Activate it in the CMS under Workflows in code, give it \`activate: true\` there, or call \`engine.workflows.setStatus('${view?.id}', 'active')\`.`,
      }));
  }

  private async begin(): Promise<void> {
    try {
      const options = await validateOptions(this.options);
      const engine = await this.engine();
      this.code = await publishCodeFirst(engine, options);
      for (const { message } of this.problems())
        this.logger.error(`Whenthen: ${await loggedReason(new Error(message))}`);
      for (const { message } of await this.notices()) this.logger.warn(`Whenthen: ${message}`);
      // What happened while nobody worked is told before anything overdue is decided: who has bought by then gets no mail.
      this.reconciler ??= this.reconcilerFor(engine, options);
      await this.reconciler.start();
      if (this.stopped) return;
      if (options.engine.worker) await engine.start();
      this.logger.info(`Whenthen is ready${options.engine.worker ? ' and works' : ' (without working)'}.`);
    } catch (error) {
      if (this.stopped) return;
      const reason = await loggedReason(error);
      this.logger.error(`Whenthen could not start and tries again in ${RETRY_AFTER / 1000} s: ${reason}`);
      this.retry = setTimeout(() => {
        this.beginning = this.begin();
      }, RETRY_AFTER);
      this.retry.unref();
    }
  }

  private reconcilerFor(engine: Engine, options: ValidOptions): Reconciler {
    const { everyMs, ...spans } = options.reconcile;
    const taking = options.eraseDeletedCustomers ? alsoErasing(engine) : engine;
    const { topics } = options.marketingConsent;
    const refused = new Set<string>();
    const pass = async (): Promise<Reconciled> => {
      const done = await reconcile({
        ...spans,
        engine: taking,
        reader: this.reader(),
        now: Date.now(),
        agree: (told, present) => this.agreeSince(engine, told, present, topics),
        onRefused: (event, error) => {
          if (!refused.has(event.id))
            void loggedReason(error).then((reason) =>
              this.logger.warn(`Whenthen refused the event ${event.id}: ${reason}`),
            );
          refused.add(event.id);
        },
      });
      if (done.accepted > 0)
        this.logger.info(`Whenthen found ${done.accepted} event(s) that the event bus had not delivered.`);
      return done;
    };
    return new Reconciler(pass, everyMs, (error) => {
      void loggedReason(error).then((reason) => this.logger.error(`Whenthen could not read the store: ${reason}`));
    });
  }
}
