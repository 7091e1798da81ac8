import type { Engine } from '@whenthen/core';
import { loadCore } from './load-core';
import type { HostServices } from './services';
import { validateOptions } from './validate-options';

/**
 * Holds the one engine of this process. It is made when it is first asked for, so that migrations and scripts that
 * hand nothing over connect to nothing; when MongoDB could not be reached, the next one who asks tries again.
 */
export class EngineConnection {
  private opening: Promise<Engine> | undefined;
  private closed = false;

  /** @param services what actions and conditions are handed, unless the options name something else */
  constructor(
    private readonly options: Record<string, unknown> | undefined,
    private readonly services: HostServices,
  ) {}

  /** @throws Error when MongoDB cannot be reached, or after `close`. */
  engine(): Promise<Engine> {
    if (this.closed)
      return Promise.reject(new Error('Whenthen has been stopped; nothing more can be handed over by this process.'));
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** Finishes what is under way and closes everything. */
  async close(): Promise<void> {
    this.closed = true;
    const engine = await this.opening?.catch(() => undefined);
    await engine?.stop();
  }

  private async open(): Promise<Engine> {
    const { engine } = await validateOptions(this.options);
    const { createEngine } = await loadCore();
    return createEngine({ services: this.services, ...engine });
  }
}
