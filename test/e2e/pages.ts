import type { CmsSeed } from '@whenthen/example-stack/services/cms';

/** A page of ours in the admin. */
export interface AdminPage {
  name: string;
  /** Where it is below the admin, or the list that leads to it. */
  path: (seed: CmsSeed) => string;
  /** On that list: the link that leads there. */
  link?: string;
  /** What is there when the page is. */
  ready: string;
  /** What is pressed there, once this was typed, and what that shows. */
  press?: { what: string; ready: string; type?: { into: string; text: string } };
}

const collection =
  (slug: string, of?: (seed: CmsSeed) => string) =>
  (seed: CmsSeed): string =>
    ['collections', slug, ...(of ? [of(seed)] : [])].join('/');
const at = (path: string) => (): string => path;
const document = '.collection-edit form[data-form-ready=true]';
const rows = 'td a[href*="/collections/"]';

/** Every page of ours. Those of one thing are reached as a merchant does: from their list. */
export const PAGES: AdminPage[] = [
  { name: 'dashboard', path: at(''), ready: '.dashboard' },
  { name: 'workflows', path: collection('workflows'), ready: rows },
  { name: 'workflow', path: collection('workflows', (s) => s.workflowId), ready: '[data-testid=wt-node-trigger]' },
  ...(['trigger', 'wait_hour', 'purchased_1', 'remind'] as const).map((step) => ({
    name: `settings-${step}`,
    path: collection('workflows', (s) => s.workflowId),
    ready: `[data-testid=wt-node-${step}]`,
    press: { what: `[data-testid=wt-node-${step}]`, ready: '[data-testid=wt-inspector]' },
  })),
  { name: 'new-workflow', path: at('collections/workflows/create'), ready: '[data-testid=wt-node-trigger]' },
  { name: 'runs', path: collection('workflows', (s) => `${s.workflowId}/runs`), ready: 'tr[data-run]' },
  {
    name: 'run',
    path: collection('workflows', (s) => `${s.workflowId}/runs`),
    link: 'tr[data-run] a',
    ready: '[data-testid=wt-timeline]',
  },
  { name: 'recipes', path: at('recipes'), ready: '[data-recipe]' },
  { name: 'in-code', path: at('in-code'), ready: 'tr[data-workflow]' },
  { name: 'inside', path: at('in-code'), link: 'tr[data-workflow] a', ready: '.whenthen-filter' },
  { name: 'sequences', path: collection('sequences'), ready: rows },
  { name: 'sequence', path: collection('sequences'), link: rows, ready: document },
  { name: 'segments', path: collection('segments'), ready: rows },
  { name: 'segment', path: collection('segments'), link: rows, ready: document },
  { name: 'templates', path: collection('email-templates'), ready: rows },
  { name: 'template', path: collection('email-templates', (s) => s.templates.reminder), ready: document },
  { name: 'people', path: at('people'), ready: 'tr[data-person]' },
  { name: 'person', path: at('people'), link: 'tr[data-person] a', ready: '[data-testid=wt-timeline]' },
  { name: 'import', path: at('people/import'), ready: 'input[type=file]' },
  { name: 'events', path: at('events'), ready: 'tr[data-event]' },
  { name: 'event', path: at('events'), link: 'tr[data-event] a', ready: '.whenthen-facts' },
  { name: 'messages', path: at('messages'), ready: 'tr[data-message]' },
  { name: 'message', path: at('messages'), link: 'tr[data-message] a', ready: '.whenthen-facts' },
  { name: 'attention', path: at('attention'), ready: '.whenthen-page h1' },
  { name: 'suppressions', path: at('suppressions'), ready: '.whenthen-page h1' },
  { name: 'consent', path: at('consent'), ready: '.whenthen-consent' },
  { name: 'sending-limits', path: at('sending-limits'), ready: '.whenthen-limits' },
  { name: 'senders', path: at('senders'), ready: '#whenthen-add-sender' },
  {
    name: 'sender',
    path: at('senders'),
    ready: '#whenthen-add-sender',
    press: {
      what: '#whenthen-add-sender',
      ready: '.whenthen-senders > li',
      type: { into: '[placeholder=Newsletter]', text: 'Newsletter' },
    },
  },
  { name: 'form', path: collection('forms'), link: rows, ready: document },
  { name: 'kept', path: at('kept'), ready: '[data-testid=whenthen-kept]' },
  { name: 'sending', path: at('sending'), ready: '.whenthen-sending__facts' },
  { name: 'audit-log', path: at('audit-log'), ready: 'tr[data-audit]' },
  { name: 'webhooks', path: at('webhooks'), ready: '.whenthen-page' },
];
