import { z } from 'zod';

/** What has a label: an event, a field of a person, a property of an event. */
export type NamedKind = 'event' | 'field' | 'property';

const MOST = 500;

const label = z
  .string({ error: 'write what people read, for example "Finished the quiz"' })
  .trim()
  .min(1, 'write what people read, for example "Finished the quiz"')
  .max(80, 'is longer than a picker can show: at most 80 characters')
  // eslint-disable-next-line no-control-regex -- control characters are what it refuses
  .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), 'must not hold line breaks or other control characters');

const labels = z
  .record(z.string().min(1, 'a name cannot be empty').max(200, 'is longer than a name can be'), label)
  .refine((given) => Object.keys(given).length <= MOST, `names more than ${MOST}`)
  .default({});

/** What people read in place of names that developers give: labels by names. Those of the standard need no entry. */
export const vocabulary = z.strictObject({ events: labels, fields: labels, properties: labels });
export type Vocabulary = z.output<typeof vocabulary>;

/** A vocabulary that names nothing of its own. */
export const emptyVocabulary: Vocabulary = { events: {}, fields: {}, properties: {} };

/** Where a vocabulary keeps the labels of a kind. */
export const listOf = { event: 'events', field: 'fields', property: 'properties' } as const satisfies Record<
  NamedKind,
  keyof Vocabulary
>;
