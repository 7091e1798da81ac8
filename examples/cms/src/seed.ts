import config from '@payload-config';
import { stopEngine } from '@whenthen/payload';
import { getPayload } from 'payload';
import { findOrCreate } from './seed/find-or-create';
import { newsletterForm } from './seed/form';
import { discount, reminder, type SeedTemplate } from './seed/templates';
import { cartAbandonment, cartAbandonmentLayout } from './seed/workflow';

/** Fills an empty CMS: somebody to log in, two e-mail templates, a form, and the workflow. What is there already stays. */
const email = 'admin@example.com';
const password = 'whenthen-demo';

const payload = await getPayload({ config });

const template = (data: SeedTemplate): Promise<string> =>
  findOrCreate(payload, 'email-templates', { name: { equals: data.name } }, { ...data, _status: 'published' });

try {
  await findOrCreate(payload, 'users', { email: { equals: email } }, { email, password });
  const templates = { reminder: await template(reminder), discount: await template(discount) };
  const form = await findOrCreate(payload, 'forms', { title: { equals: newsletterForm.title } }, newsletterForm);
  const name = 'Cart abandonment';
  const workflowId = await findOrCreate(
    payload,
    'workflows',
    { name: { equals: name } },
    {
      name,
      description: 'Reminds people of the cart they left, and offers a discount a day later.',
      definition: cartAbandonment(templates),
      layout: cartAbandonmentLayout,
      _status: 'published',
    },
  );
  console.log(`SEED ${JSON.stringify({ email, password, workflowId, templates, form })}`);
} finally {
  await stopEngine();
  await payload.destroy();
}
process.exit(0);
