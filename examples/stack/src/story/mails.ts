import type { RunView } from '@whenthen/core';
import type { Mail } from '../machine/mail/inbox.js';
import { discountCode } from './cast.js';
import type { Check, ExpectedCart, ExpectedStory } from './expected.js';

/** Checks the mails to one shopper: for each abandoned cart one reminder and one discount, naming just its products. */
export function checkMails(story: ExpectedStory, email: string, runs: RunView[], all: Mail[]): Check[] {
  const mails = all.filter(({ to }) => to.includes(email));
  const abandoned = story.carts.filter(({ shopper, ends }) => shopper === email && ends === 'abandoned');
  const checks = abandoned.flatMap((cart) => {
    const about = mails.filter((mail) => names(mail, story, cart.products));
    const [reminder, ...moreReminders] = about.filter((mail) => !isDiscount(mail));
    const [discount, ...moreDiscounts] = about.filter(isDiscount);
    const entered = runs.find(({ instance }) => instance === cart.cart)?.enteredAt;
    const items = cart.products.join(' and ');
    return [
      checkOne(`one reminder naming ${items}, after ${seconds(story.firstWaitMs)}`, {
        about: email,
        came: mails,
        mail: reminder,
        more: moreReminders,
        entered,
        waitMs: story.firstWaitMs,
      }),
      checkOne(`one discount naming ${items}, another ${seconds(story.secondWaitMs)} later`, {
        about: email,
        came: mails,
        mail: discount,
        more: moreDiscounts,
        entered,
        waitMs: story.firstWaitMs + story.secondWaitMs,
      }),
    ];
  });
  return [...checks, checkCount(email, abandoned, mails)];
}

interface OneMail {
  about: string;
  /** All that came to the shopper. */
  came: Mail[];
  mail: Mail | undefined;
  more: Mail[];
  /** When the run entered; ISO 8601. */
  entered: string | undefined;
  /** How long after that the mail may come at the earliest. */
  waitMs: number;
}

function checkOne(what: string, { about, came, mail, more, entered, waitMs }: OneMail): Check {
  if (!mail)
    return { about, what, ok: false, saw: came.length === 0 ? 'no mail' : `none such among ${subjects(came)}` };
  const waited = entered === undefined ? NaN : mail.receivedAt.getTime() - Date.parse(entered);
  return {
    about,
    what,
    ok: more.length === 0 && waited >= waitMs,
    saw: `${more.length === 0 ? '' : `${more.length + 1}: `}“${mail.subject}”, ${seconds(waited)} after entering`,
  };
}

function checkCount(email: string, abandoned: ExpectedCart[], mails: Mail[]): Check {
  const wanted = abandoned.length * 2;
  const ok = mails.length === wanted;
  return {
    about: email,
    what: wanted === 0 ? 'no mail' : `${wanted} mails`,
    ok,
    saw: ok ? String(wanted) : subjects(mails) || 'none',
  };
}

function subjects(mails: Mail[]): string {
  return mails.map(({ subject }) => `“${subject}”`).join(', ');
}

/** Does a mail name all of these products, and none of the others of the story? */
function names(mail: Mail, story: ExpectedStory, products: string[]): boolean {
  const text = mail.text.replace(/\s+/g, ' ').toLowerCase();
  const every = new Set(story.carts.flatMap((cart) => cart.products));
  return [...every].every((product) => text.includes(product.toLowerCase()) === products.includes(product));
}

function isDiscount({ text }: Mail): boolean {
  return text.includes(discountCode);
}

/** A time in words: `9 s`. */
export function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
