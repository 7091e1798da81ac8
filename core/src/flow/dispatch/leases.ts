import { GivenBackError, type EffectRecord } from '../../model/effect.js';
import type { DispatchContext } from './context.js';

export type Claimed = EffectRecord & { lease: string };

/** The leases that this process holds. */
export interface Leases {
  hold(effects: Claimed[]): void;
  /** Aborts when the effect is another worker's, or the process stops. */
  signal(key: string): AbortSignal;
  letGo(key: string): void;
  keys(): string[];
  /** Tells those whose actions are chosen that they are to give back. */
  giveBack(chosen: (effect: Claimed) => boolean, why: string): void;
}

/** Renews all that are held together, each third of their time. */
export const createLeases = ({ store, clock, options, logger }: DispatchContext): Leases => {
  const held = new Map<string, { effect: Claimed; controller: AbortController }>();
  let timer: NodeJS.Timeout | undefined;

  // Each on its own: one that hangs keeps none of the next from being made.
  const renew = async (): Promise<void> => {
    const claims = [...held.values()].map(({ effect }) => ({ key: effect._id, lease: effect.lease }));
    try {
      const kept = await store.effects.renew(claims, new Date(clock.now() + options.leaseMs));
      for (const { key, lease } of claims) {
        const one = held.get(key);
        if (one?.effect.lease === lease && !kept.has(key))
          one.controller.abort(new GivenBackError('Another worker has taken this effect over'));
      }
    } catch (error) {
      logger.warn({ err: error }, 'claims of effects could not be renewed; it is tried again');
    }
  };

  return {
    hold(effects) {
      for (const effect of effects) held.set(effect._id, { effect, controller: new AbortController() });
      if (held.size > 0) timer ??= setInterval(() => void renew(), options.leaseMs / 3).unref();
    },
    signal: (key) => held.get(key)?.controller.signal ?? AbortSignal.abort(new GivenBackError('It was let go of')),
    letGo(key) {
      held.delete(key);
      if (held.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
    keys: () => [...held.keys()],
    giveBack(chosen, why) {
      for (const { effect, controller } of held.values()) if (chosen(effect)) controller.abort(new GivenBackError(why));
    },
  };
};
