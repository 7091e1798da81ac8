import type { Engine, EventInput } from '@whenthen/core';

type Erasing = { people: Pick<Engine['people'], 'erase'> };

/**
 * Erases whoever deleted their account in the store, once for each time: what the reconciler finds again is done, also
 * where they have come back since.
 */
export const eraseDeleted = async (engine: Erasing, events: EventInput[]): Promise<void> => {
  for (const { name, email, occurredAt } of events)
    if (name === 'customer.deleted')
      await engine.people.erase(email, {
        by: 'the store, where they deleted their account',
        ...(occurredAt === undefined ? {} : { askedAt: new Date(occurredAt) }),
      });
};

/** The engine, erasing whoever is told to have deleted their account. */
export const alsoErasing = (engine: Engine): Engine => ({
  ...engine,
  async track(events) {
    const taken = await engine.track(events);
    await eraseDeleted(engine, [events].flat());
    return taken;
  },
});
