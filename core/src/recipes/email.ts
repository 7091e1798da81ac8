import type { RecipeEmail } from './recipe.js';

/** The look that the recipes' e-mails share. The engine writes it into the elements when it renders. */
const STYLE = `
  body { margin: 0; padding: 0; background: #f4f4f2; color: #222222; font-family: Helvetica, Arial, sans-serif; }
  .page { width: 100%; background: #f4f4f2; }
  .card { width: 100%; max-width: 600px; background: #ffffff; border-radius: 8px; }
  .body { padding: 36px; font-size: 16px; line-height: 1.6; }
  h1 { margin: 0 0 14px; font-size: 26px; line-height: 1.3; }
  .items { width: 100%; border-collapse: collapse; margin: 18px 0; font-size: 15px; }
  .items td { padding: 12px 0; border-top: 1px solid #e6e6e2; }
  .items .price { text-align: right; white-space: nowrap; }
  .button { display: inline-block; padding: 13px 28px; border-radius: 6px; background: #222222; color: #ffffff; text-decoration: none; }
  .code { padding: 16px; border: 2px dashed #999999; border-radius: 8px; text-align: center; font-size: 22px; letter-spacing: 3px; }
  .small { padding: 20px 36px 36px; color: #77776f; font-size: 13px; line-height: 1.6; }
`;

const itemsOf = (thing: 'event' | 'cart') => `<table class="items" role="presentation">
{{#each ${thing}.items}}<tr><td><strong>{{title}}</strong><br>{{quantity}} × {{money unit_price ../${thing}.currency_code}}</td><td class="price">{{money total ../${thing}.currency_code}}</td></tr>
{{/each}}<tr><td><strong>Total</strong></td><td class="price"><strong>{{money ${thing}.total ${thing}.currency_code}}</strong></td></tr>
</table>`;

/** Each item of the order that started the workflow, and the total. */
export const ORDERED = itemsOf('event');

/** Each item that is in the cart when the e-mail goes out, and the total. */
export const IN_CART = itemsOf('cart');

/** The way back to the cart, where the store's address is known. */
export const TO_CART = `{{#if cart.cart_url}}<p><a class="button" href="{{cart.cart_url}}">Back to my cart</a></p>{{/if}}`;

interface Words {
  name: string;
  subject: string;
  preheader: string;
  title: string;
  /** HTML below the title. */
  body: string;
  /** Why they get it. */
  why: string;
  kind?: 'marketing' | 'transactional';
  topic?: RecipeEmail['topic'];
}

/** An e-mail in the recipes' look. */
export const email = ({
  name,
  subject,
  preheader,
  title,
  body,
  why,
  kind = 'marketing',
  topic,
}: Words): RecipeEmail => ({
  name,
  subject,
  preheader,
  kind,
  ...(topic ? { topic } : {}),
  html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${STYLE}</style>
</head>
<body>
<table class="page" role="presentation" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding: 28px 12px;">
<table class="card" role="presentation" cellpadding="0" cellspacing="0"><tr><td class="body">
<h1>${title}</h1>
${body}
</td></tr></table>
<table role="presentation" cellpadding="0" cellspacing="0" style="max-width: 600px; width: 100%;"><tr><td class="small">${why}</td></tr></table>
</td></tr></table>
</body>
</html>
`,
});

export const HELLO = 'Hello {{default person.first_name "there"}},';
