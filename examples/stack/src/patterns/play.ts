import type { Report } from '../machine/report.js';
import type { Stack } from '../services/stack.js';
import { buyersAddress } from '../story/cast.js';
import type { Rest } from '../story/rest.js';
import { enterShop } from '../story/shopper.js';
import { players } from './cast.js';
import type { Crm } from './crm.js';
import { takeRecipe } from './install.js';

/** The merchant's part: four recipes, each by one click, then published and activated. */
export async function installPatterns(rest: Rest, newsletterForm: string, crm: Crm, say: Report): Promise<void> {
  await takeRecipe(rest, 'newsletter', { form: newsletterForm });
  await takeRecipe(rest, 'welcome', { form: 'signup' });
  await takeRecipe(rest, 'purchase-follow-up');
  await takeRecipe(rest, 'lead-scoring', { crm: crm.url, staff: players.staff });
  say('The merchant uses four recipes: newsletter signup, welcome, purchase follow-up, lead scoring');
}

/** A workflow of the merchant's own with the action and the condition that `examples/custom-action` adds. */
export async function authorChat(rest: Rest, say: Report): Promise<void> {
  const { custom, workflow } = await import('@whenthen/core/builder');
  const post = (text: string) => ['post_to_chat', { channel: '#orders', text }] as const;
  const { definition } = workflow('chat')
    .on('$purchase')
    .per('order_id')
    .branch(
      custom('loyalty_points', { atLeast: 100 }),
      (yes) => yes.do(...post('A loyal customer orders')),
      (no) => no.do(...post('A new order')),
    )
    .build();
  const { doc } = await rest<{ doc: { id: string | number } }>('POST', '/api/workflows', {
    name: 'Tell the team',
    definition,
    layout: {},
    _status: 'published',
  });
  await rest('POST', `/api/whenthen/workflows/${doc.id}/status`, { status: 'active' });
  say('The merchant has each order told to the team’s chat: an action and a condition of the store’s own');
}

const submit = (url: string, form: string, email: string) =>
  fetch(`${url}/api/form-submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ form: Number(form), submissionData: [{ field: 'email', value: email }] }),
  });

const expectOk = async (response: Response, what: string): Promise<void> => {
  if (!response.ok) throw new Error(`${what} was answered with ${response.status}: ${await response.text()}`);
};

/** What visitors and shoppers do, over the CMS' and the store's public APIs. */
export async function playPatterns({ cms, store }: Stack, say: Report): Promise<void> {
  for (const email of [players.reader, players.fan]) {
    await expectOk(await submit(cms.url, cms.seed.form, email), 'The form');
    say(`${email} fills in the newsletter's form`);
  }
  const body = new URLSearchParams({ email: players.friend, first_name: 'Fay' });
  await expectOk(await fetch(`${cms.url}/api/whenthen/forms/signup`, { method: 'POST', body }), 'The website’s form');
  say(`${players.friend} signs up on the website`);

  const shopper = enterShop(store);
  const cart = await shopper.takeCart();
  await shopper.putIn(cart, 'Stoneware Mug / Ink');
  await shopper.giveAddress(cart, buyersAddress);
  await shopper.prepareOrder(cart);
  await shopper.giveEmail(cart, players.fan);
  await shopper.completeOrder(cart);
  say(`${players.fan} orders a mug`);

  for (const variant of ['Linen Shirt / M', 'Wool Throw / Heather', 'Canvas Weekender / Sand']) {
    const wanted = await shopper.takeCart();
    await shopper.putIn(wanted, variant);
    await shopper.giveEmail(wanted, players.lead);
  }
  say(`${players.lead} puts things into three carts`);
}
