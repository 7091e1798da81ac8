import type { EngineOptions, PersonView } from '@whenthen/core';
import type { WorkflowBuilder } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openReceiver } from '../../integration/engine/receiver.js';
import { openWorld, type World } from '../../integration/engine/world.js';

/** A stage for one sentence: an engine on a database of its own, a clock, an inbox, and another system that is called. */
export interface Stage {
  world: World;
  t: TestEngine;
  crm: Awaited<ReturnType<typeof openReceiver>>;
  /** Publishes and activates a workflow. */
  play(described: WorkflowBuilder): Promise<void>;
  /** Publishes e-mail templates whose subject is their id. */
  templates(...ids: string[]): Promise<void>;
  /** Something happens to somebody now. */
  happen(name: string, who?: string, properties?: Record<string, unknown>): Promise<void>;
  person(who?: string): Promise<PersonView>;
  tags(who?: string): Promise<string[]>;
  change(change: Parameters<TestEngine['engine']['people']['change']>[1], who?: string): Promise<void>;
  /** Subjects of the mails that somebody got. */
  mails(who?: string): string[];
  close(): Promise<void>;
}

const addressOf = (who: string): string => `${who}@example.com`;
let count = 0;

export const openStage = async (
  name: string,
  start = '2026-03-02T09:00:00Z',
  options: Partial<EngineOptions> = {},
): Promise<Stage> => {
  const world = await openWorld(`seed_${name}`);
  const t = await world.engine({ start }, { webhooks: { allowPrivateAddresses: true }, tracking: false, ...options });
  const crm = await openReceiver((response) => response.end('{}'));
  const person = async (who = 'ada') => {
    const [found] = (await t.engine.people.search({ q: addressOf(who) })).items;
    if (!found) throw new Error(`Nobody knows ${who}.`);
    return found;
  };
  return {
    world,
    t,
    crm,
    person,
    async play(described) {
      const { id, name: title, definition } = described.build();
      await t.engine.workflows.publish({ id, name: title, definition });
      await t.engine.workflows.setStatus(id, 'active');
      await t.pass(0);
    },
    async templates(...ids) {
      for (const id of ids) await t.engine.templates.publish({ id, name: id, subject: id, html: `<p>${id}</p>` });
    },
    async happen(event, who = 'ada', properties = {}) {
      await t.engine.track({
        source: 'acceptance',
        id: `e${count++}`,
        name: event,
        email: addressOf(who),
        occurredAt: new Date(t.clock.now()),
        properties: properties as never,
      });
      await t.pass(0);
    },
    tags: async (who) => (await person(who)).tags,
    async change(change, who) {
      await t.engine.people.change((await person(who)).id, change);
      await t.pass(0);
    },
    mails: (who = 'ada') => t.mail.sent.filter((m) => m.to.address === addressOf(who)).map(({ subject }) => subject),
    async close() {
      await crm.close();
      await world.close();
    },
  };
};
