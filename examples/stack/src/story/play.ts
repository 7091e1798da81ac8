import type { Report } from '../machine/report.js';
import { formatDuration, waitMs } from './durations.js';
import { buyersAddress, cast, firstWait, productOf, waits } from './cast.js';
import type { Merchant } from './merchant.js';
import type { ExpectedCart, ExpectedStory } from './expected.js';
import { enterShop, type Shop, type Shopper } from './shopper.js';

/**
 * The merchant's part: changes the first wait, publishes, activates.
 * @param timeScale how many times faster than the clock the engine's time runs
 * @returns how long people will wait, in milliseconds of the clock
 */
export async function playMerchant(
  merchant: Merchant,
  timeScale: number,
  say: Report,
): Promise<Pick<ExpectedStory, 'firstWaitMs' | 'secondWaitMs'>> {
  const before = await merchant.openWorkflow();
  say(
    `The merchant opens “${before.name}”, which waits ${describeWait(before.definition, waits.first)} before the reminder`,
  );
  await merchant.changeWait(waits.first, firstWait);
  say(`The merchant changes that to ${formatDuration(firstWait)}`);
  const version = await merchant.publish();
  say(`The merchant publishes it: version ${version}`);
  const { status } = await merchant.setStatus('active');
  say(`The merchant activates it: it is ${status}`);
  const { definition } = await merchant.openWorkflow();
  return {
    firstWaitMs: waitMs(definition, waits.first) / timeScale,
    secondWaitMs: waitMs(definition, waits.second) / timeScale,
  };
}

function describeWait(definition: Parameters<typeof waitMs>[0], step: string): string {
  const found = definition.steps[step];
  return found?.kind === 'delay' && found.delay.kind === 'for'
    ? formatDuration(found.delay.duration)
    : 'for something else';
}

/** The shoppers' part, over the Store API. @returns the carts, and what should become of each. */
export async function playShoppers(shop: Shop, say: Report): Promise<ExpectedCart[]> {
  const shopper = enterShop(shop);
  const { hesitant, buyer, twoCarts } = cast;
  const carts = [await abandon(shopper, hesitant.email, hesitant.cart, say)];
  carts.push(await buy(shopper, buyer.email, buyer.cart, say));
  for (const cart of twoCarts.carts) carts.push(await abandon(shopper, twoCarts.email, cart, say));
  return carts;
}

type Lines = readonly { variant: string; quantity: number }[];

async function fill(shopper: Shopper, lines: Lines): Promise<string> {
  const cart = await shopper.takeCart();
  for (const { variant, quantity } of lines) await shopper.putIn(cart, variant, quantity);
  return cart;
}

/** Somebody fills a cart, says who they are, and leaves. @returns the cart, and what should become of it */
export async function abandon(shopper: Shopper, email: string, lines: Lines, say: Report): Promise<ExpectedCart> {
  const cart = await fill(shopper, lines);
  await shopper.giveEmail(cart, email);
  say(`${email} puts ${describeLines(lines)} into a cart, and leaves`);
  return { shopper: email, cart, products: lines.map(({ variant }) => productOf(variant)), ends: 'abandoned' };
}

/** The address comes before the e-mail: the time to order in begins with the e-mail, which makes the cart theirs. */
async function buy(shopper: Shopper, email: string, lines: Lines, say: Report): Promise<ExpectedCart> {
  const cart = await fill(shopper, lines);
  await shopper.giveAddress(cart, buyersAddress);
  await shopper.prepareOrder(cart);
  await shopper.giveEmail(cart, email);
  say(`${email} puts ${describeLines(lines)} into a cart`);
  const order = await shopper.completeOrder(cart);
  say(`${email} completes the order (${order})`);
  return { shopper: email, cart, products: lines.map(({ variant }) => productOf(variant)), ends: 'ordered' };
}

function describeLines(lines: Lines): string {
  return lines.map(({ variant, quantity }) => `${quantity} × ${variant}`).join(' and ');
}
