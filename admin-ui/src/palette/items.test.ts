import { step } from '@whenthen/core/definition';
import { catalog } from '../test-support/cart-abandonment.js';
import { paletteGroups, paletteItem, passable, searchPalette } from './items.js';

const groups = paletteGroups(catalog);
const keys = (list: typeof groups) => list.flatMap((g) => g.items).map((i) => i.key);

it('offers the catalog’s actions, then timing, then logic', () => {
  expect(groups.map((g) => g.title)).toEqual(['Actions', 'Timing', 'Logic']);
  expect(keys(groups)).toEqual([
    'send_email',
    'add_tag',
    'delay',
    'wait_for_event',
    'condition',
    'switch',
    'split',
    'exit',
  ]);
});

it('makes steps that have their place in a definition', () => {
  for (const item of groups.flatMap((g) => g.items)) expect(step.parse(item.step)).toEqual(item.step);
});

it('takes defaults from the schema of an action', () => {
  const inputSchema = {
    type: 'object',
    properties: { times: { type: 'integer', default: 3 }, to: { type: 'string' } },
  };
  const [actions] = paletteGroups({ ...catalog, actions: [{ ...catalog.actions[0]!, inputSchema }] });
  expect(actions?.items[0]?.step).toMatchObject({ input: { times: 3 } });
});

it('hands out every step by its key', () => {
  for (const key of keys(groups)) expect(paletteItem(groups, key)?.key).toBe(key);
  expect(paletteItem(groups, 'nothing')).toBeUndefined();
});

it('searches titles and descriptions', () => {
  expect(keys(searchPalette(groups, ' TAG '))).toEqual(['add_tag']);
  expect(searchPalette(groups, 'nothing like it')).toEqual([]);
  expect(searchPalette(groups, '')).toBe(groups);
});

it('knows what can stand in front of a step', () => {
  expect(keys(passable(groups))).not.toContain('exit');
});
