import type { Config } from 'payload';

const view = (component: string, path: `/${string}`, title: string) => ({
  Component: `@whenthen/payload/rsc#${component}`,
  path,
  exact: true,
  meta: { title },
});

/**
 * Adds our views with their links in the navigation, in three groups: *Audience*, *Settings* and *Operation*; and above
 * our pages a word when the engine is not well. Components are named by path; Payload's import map loads them.
 */
export const withAdmin = (admin: Config['admin']): Config['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    header: [...(admin?.components?.header ?? []), '@whenthen/payload/rsc#HealthBar'],
    afterNavLinks: [
      ...(admin?.components?.afterNavLinks ?? []),
      '@whenthen/payload/rsc#AudienceNav',
      '@whenthen/payload/rsc#SettingsNav',
      '@whenthen/payload/rsc#OperationNav',
    ],
    views: {
      ...admin?.components?.views,
      whenthenRecipes: view('RecipesView', '/recipes', 'Recipes'),
      whenthenInCode: view('InCodeView', '/in-code', 'Workflows in code'),
      // The id of a workflow in code is text of any kind: it stands in the query.
      whenthenInside: view('InsideView', '/inside', 'Who is inside'),
      whenthenInsideRun: view('InsideRunView', '/inside/run', 'Run'),
      whenthenPeople: view('PeopleView', '/people', 'People'),
      whenthenImport: view('ImportView', '/people/import', 'Import people'),
      whenthenPerson: view('PersonView', '/people/:id', 'Person'),
      whenthenMessages: view('MessagesView', '/messages', 'Messages'),
      whenthenMessage: view('MessageView', '/messages/:id', 'Message'),
      whenthenAttention: view('AttentionView', '/attention', 'Needs attention'),
      whenthenSuppressions: view('SuppressionsView', '/suppressions', 'Suppression list'),
      whenthenEvents: view('EventsView', '/events', 'Events'),
      // An event's id is text of any kind: it stands in the query.
      whenthenEvent: view('EventView', '/events/event', 'Event'),
      whenthenConsent: view('ConsentView', '/consent', 'E-mail consent'),
      whenthenSenders: view('SendersView', '/senders', 'Senders'),
      whenthenLimits: view('LimitsView', '/sending-limits', 'Sending limits'),
      whenthenKept: view('KeptView', '/kept', 'What is kept'),
      whenthenWebhooks: view('WebhooksView', '/webhooks', 'Webhooks'),
      whenthenSending: view('SendingView', '/sending', 'Sending'),
      whenthenAuditLog: view('AuditLogView', '/audit-log', 'Audit log'),
    },
  },
});
