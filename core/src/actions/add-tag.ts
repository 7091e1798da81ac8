import { z } from 'zod';
import { tagName } from '../kernel/field-name.js';
import { defineAction } from '../extensions/define-action.js';

export const addTag = defineAction({
  type: 'add_tag',
  title: 'Add tag',
  description: 'Adds a tag to the person.',
  icon: 'tag',
  input: z.strictObject({
    tag: tagName.meta({ title: 'Tag', description: 'For example: customer', 'x-widget': 'tag' }),
  }),
  change: ({ tag }) => [{ kind: 'add_tag', tag }],
});
