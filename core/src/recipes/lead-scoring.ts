import { any, happened, segmentEntered, workflow } from '../builder/index.js';
import type { Recipe } from './recipe.js';

export const leadScoring: Recipe = {
  id: 'lead-scoring',
  title: 'Lead scoring response',
  description:
    'When somebody shows much interest, tags them as a hot lead, tells your customer relations system, and writes to your staff.',
  icon: 'flame',
  emails: {},
  sequences: {},
  segments: {
    engaged: {
      name: 'High engagement',
      criteria: any(
        happened('$email_clicked', { atLeast: 3, since: '30 days' }),
        happened('added_to_cart', { atLeast: 3, since: '30 days' }),
        happened('$purchase', { atLeast: 2, since: '90 days' }),
      ),
    },
  },
  workflow: ({ segment }, { crm, staff }) =>
    workflow('lead-scoring', 'Lead scoring response')
      .on(segmentEntered(segment('engaged')))
      .reenter('30 days')
      .addTag('hot-lead')
      .do('send_webhook', crm ? { url: crm } : {}, { id: 'tell_crm', label: 'Tell the CRM' })
      .do(
        'notify_staff',
        {
          ...(staff ? { to: [staff] } : {}),
          subject: 'Hot lead: {{person.email}}',
          text: '{{person.email}} shows much interest lately.\n\nTags: {{#each person.tags}}{{this}} {{/each}}',
        },
        { id: 'tell_staff', label: 'Tell the staff' },
      ),
};
