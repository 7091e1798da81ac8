import { emailStyle } from './email-style';

const page = (content: string, why: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <style>${emailStyle}</style>
</head>
<body>
  <table class="page" role="presentation" cellpadding="0" cellspacing="0">
    <tr><td align="center" style="padding: 32px 12px;">
      <table class="card" role="presentation" cellpadding="0" cellspacing="0">
        <tr><td class="brand">Harbour &amp; Pine</td></tr>
${content}
      </table>
      <table role="presentation" cellpadding="0" cellspacing="0" style="max-width: 600px; width: 100%;">
        <tr><td class="small">${why}</td></tr>
      </table>
    </td></tr>
  </table>
</body>
</html>
`;

const items = `          <table class="items" role="presentation">
            {{#each cart.items}}
            <tr>
              <td class="name">
                <strong>{{title}}</strong><br>
                <span class="detail">{{#if variant_title}}{{variant_title}} · {{/if}}{{quantity}} × {{money unit_price ../cart.currency_code}}</span>
              </td>
              <td class="price">{{money total ../cart.currency_code}}</td>
            </tr>
            {{/each}}
            <tr class="total">
              <td>Total</td>
              <td class="price">{{money cart.total cart.currency_code}}</td>
            </tr>
          </table>`;

const button = (label: string): string => `        {{#if cart.cart_url}}
        <tr><td class="action"><a class="button" href="{{cart.cart_url}}">${label}</a></td></tr>
        {{/if}}`;

const why = 'You get this because you put something into your cart and gave us your address ({{person.email}}).';

/** An e-mail template as a document of the CMS. */
export interface SeedTemplate {
  name: string;
  subject: string;
  preheader: string;
  kind: 'marketing';
  html: string;
}

export const reminder: SeedTemplate = {
  name: 'Cart reminder',
  subject:
    '{{#if person.first_name}}{{person.first_name}}, you{{else}}You{{/if}} left {{plural cart.item_count "something" "a few things"}} behind',
  preheader: '{{#each cart.items}}{{title}}{{#unless @last}}, {{/unless}}{{/each}} still wait for you.',
  kind: 'marketing',
  html: page(
    `        <tr><td class="body">
          <h1>Still thinking it over?</h1>
          <p>Hello {{default person.first_name "there"}}, your cart is as you left it. Here is what is in it:</p>
${items}
        </td></tr>
${button('Back to my cart')}`,
    why,
  ),
};

export const discount: SeedTemplate = {
  name: 'Cart discount',
  subject: 'Ten per cent off what is in your cart',
  preheader: 'Use the code COMEBACK10 within three days.',
  kind: 'marketing',
  html: page(
    `        <tr><td class="body">
          <h1>A little help to decide</h1>
          <p>Hello {{default person.first_name "there"}}, take ten per cent off your {{plural cart.item_count "item" "items"}}. Enter this code when you pay:</p>
          <p class="code">COMEBACK10</p>
${items}
        </td></tr>
${button('Use my discount')}`,
    `The code is good for three days, once. ${why}`,
  ),
};
