import { z } from 'zod';
import { tagName } from '../kernel/field-name.js';
import { defineAction } from '../extensions/define-action.js';

export const removeTag = defineAction({
  type: 'remove_tag',
  title: 'Remove tag',
  description: 'Takes a tag off the person.',
  icon: 'tag-off',
  input: z.strictObject({ tag: tagName.meta({ title: 'Tag', 'x-widget': 'tag' }) }),
  change: ({ tag }) => [{ kind: 'remove_tag', tag }],
});
