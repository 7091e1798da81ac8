import type { BuiltWorkflow } from '../builder/index.js';
import type { EventInput } from '../model/event-input.js';
import { createTestEngine, type TestEngine, type TestEngineSettings } from '../testing/engine.js';

/** An engine in memory with one active workflow, and short ways to ask what became of people. */
export interface Shop extends TestEngine {
  /** Something happens to somebody now; told twice with the same `id`, it happened once. */
  happen(name: string, who: string, event?: Partial<EventInput>): Promise<void>;
  tagsOf(who: string): Promise<string[]>;
  runsOf(who: string): Promise<{ state: string; outcome: string | null; step: string | null }[]>;
}

const addressOf = (who: string): string => `${who}@example.com`;

/** Those that it sends: publishing one starts the threads that render. */
const templatesOf = ({ definition }: BuiltWorkflow): string[] =>
  Object.values(definition.steps).flatMap((step) => {
    const template = step.kind === 'action' ? step.input['template'] : undefined;
    return typeof template === 'string' ? [template] : [];
  });

export const openShop = async (workflow: BuiltWorkflow, settings: TestEngineSettings = {}): Promise<Shop> => {
  const test = await createTestEngine({}, settings);
  const { engine, clock } = test;
  for (const id of templatesOf(workflow))
    await engine.templates.publish({ id, name: id, subject: id, html: '<p>Hi</p>', kind: 'transactional' });
  await engine.workflows.publish(workflow);
  await engine.workflows.setStatus(workflow.id, 'active');
  let told = 0;

  const personOf = async (who: string) => (await engine.people.search({ q: addressOf(who) })).items[0];
  return {
    ...test,
    async happen(name, who, event = {}) {
      const own = { source: 'shop', id: `event-${++told}`, name, email: addressOf(who) };
      await engine.track({ ...own, occurredAt: new Date(clock.now()), ...event });
      await test.pass(0);
    },
    tagsOf: async (who) => (await personOf(who))?.tags ?? [],
    async runsOf(who) {
      const { items } = await engine.runs.list({ person: (await personOf(who))?.id ?? '' });
      return items.map(({ state, outcome, step }) => ({ state, outcome, step }));
    },
  };
};
