import type { CollectionBeforeOperationHook } from 'payload';
import { refuseUnpublish } from './refuse-unpublish.js';

type Args = Parameters<CollectionBeforeOperationHook>[0];
const update = (args: object, operation = 'updateByID'): unknown =>
  refuseUnpublish('Pause it instead.')({ args, operation } as unknown as Args);

test('unpublishing is refused, and the message says what to do', () => {
  expect(() => update({ data: { _status: 'draft' } })).toThrow('Unpublishing is not possible here. Pause it instead.');
  expect(() => update({ data: {}, unpublishAllLocales: true })).toThrow('Pause it instead.');
  expect(() => update({ data: { _status: 'draft' } }, 'update')).toThrow('Pause it instead.');
});

test('saving a draft, publishing and creating pass', () => {
  const draft = { data: { _status: 'draft' }, draft: true };
  expect(update(draft)).toBe(draft);
  const publish = { data: { _status: 'published' } };
  expect(update(publish)).toBe(publish);
  const create = { data: { _status: 'draft' } };
  expect(update(create, 'create')).toBe(create);
});
