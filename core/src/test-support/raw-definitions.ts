import { addTag } from '../actions/add-tag.js';
import { removeTag } from '../actions/remove-tag.js';
import { sendEmail } from '../actions/send-email.js';
import { setField } from '../actions/set-field.js';
import { checkDefinition } from '../definition/check/index.js';
import { createRegistry } from '../extensions/registry.js';

/** The actions that are there. */
export const { catalog } = createRegistry([
  sendEmail(() => Promise.reject(new Error('not here'))),
  addTag,
  removeTag,
  setField,
]);
const templates = [{ id: 't1', name: 'Reminder' }];

/** A step that does something. */
export const act = (action: string, input: unknown = {}, next: string | null = null) => ({
  kind: 'action',
  action,
  input,
  next,
});
/** A step that adds a tag. */
export const tag = (next: string | null) => act('add_tag', { tag: 'x' }, next);
const hour = { amount: 1, unit: 'hours' };
/** A step that waits. */
export const wait = (next: string | null, delay: unknown = { kind: 'for', duration: hour }) => ({
  kind: 'delay',
  delay,
  next,
});
/** A step that asks. */
export const branch = (test: unknown) => ({ kind: 'condition', if: test, yes: null, no: null });
/** A definition of these steps, which begins with the first. */
export const define = (steps: Record<string, unknown>, more: object = {}) => ({
  triggers: [{ kind: 'event', name: 'x' }],
  start: Object.keys(steps)[0] ?? null,
  steps,
  ...more,
});
/** Checks a definition where one template is there, `t1`. */
export const check = (raw: unknown) => checkDefinition(raw, { catalog, templates });
