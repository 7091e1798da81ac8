import type { Catalog } from '@whenthen/core/definition';
import { checkDefinition, emptyCatalog, emptyDefinition } from '@whenthen/core/definition';
import type { Runtime } from '../../runtime/runtime.js';
import { validateDefinition } from './validate-definition.js';

const catalog: Catalog = {
  ...emptyCatalog,
  actions: [
    {
      type: 'add_tag',
      title: 'Add tag',
      description: '',
      icon: 'tag',
      inputSchema: { type: 'object', properties: { tag: { type: 'string', minLength: 1 } }, required: ['tag'] },
    },
  ],
};
const runtime = (reachable: boolean): Runtime =>
  ({
    options: { host: { enabled: true } },
    engine: async () => {
      if (!reachable) throw new Error('connect ECONNREFUSED');
      return { workflows: { check: async (raw: unknown) => checkDefinition(raw, { catalog, templates: [] }).issues } };
    },
  }) as unknown as Runtime;

type Options = Parameters<ReturnType<typeof validateDefinition>>[1];
const check = (value: unknown, _status: string, reachable = true) =>
  validateDefinition(runtime(reachable))(value as string, { data: { _status } } as unknown as Options);

const tagging = (next: string | null, tag = 'x') => ({
  ...emptyDefinition(),
  triggers: [{ kind: 'event', name: 'added_to_cart' }],
  start: 'tag',
  steps: { tag: { kind: 'action', action: 'add_tag', input: { tag }, next } },
});

test('an unfinished draft can be kept, and not be published', async () => {
  expect(await check(emptyDefinition(), 'draft')).toBe(true);
  expect(await check(emptyDefinition(), 'published')).toContain('triggers: Add a trigger');
});

test('unsound structure is refused in a draft too, with the path', async () => {
  expect(await check(tagging('nowhere'), 'draft')).toContain('steps.tag.next: There is no step "nowhere"');
  expect(await check({ steps: 'none' }, 'draft')).not.toBe(true);
});

test('a finished definition can be published', async () => {
  expect(await check(tagging(null), 'published')).toBe(true);
  expect(await check(tagging(null, ''), 'published')).toContain('steps.tag.input.tag');
});

test('while the engine is away drafts can be kept, and a publish says why it is refused', async () => {
  expect(await check(tagging(null), 'draft', false)).toBe(true);
  expect(await check(tagging(null), 'published', false)).toContain('connect ECONNREFUSED');
});
