import type { Engine } from '@whenthen/core';

/** Has an engine mail whoever signs up, as marketing mail, and Ada sign up. */
export const mailOnSignUp = async (engine: Engine, subject: string): Promise<void> => {
  await engine.templates.publish({ id: 'hi', name: 'Hi', subject, html: '<p>Hi</p>', kind: 'marketing' });
  await engine.workflows.publish({
    id: 'hi',
    name: 'Hi',
    definition: {
      triggers: [{ kind: 'event', name: 'signed_up' }],
      start: 'mail',
      steps: { mail: { kind: 'action', action: 'send_email', input: { template: 'hi' }, next: null } },
    },
  });
  await engine.workflows.setStatus('hi', 'active');
  await engine.track({ source: 'test', id: '1', name: 'signed_up', email: 'ada@example.com' });
};
