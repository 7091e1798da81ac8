import { columnsOf, guessTargets, personOf, unusedConsent } from './columns.js';

const guess = (headings: string[], rows: string[][]) => guessTargets(columnsOf(headings, rows));
const asked = (headings: string[], rows: string[][], targets = guess(headings, rows)) =>
  unusedConsent(columnsOf(headings, rows), targets);

/** Who gets no marketing mail, by their place in the list. */
const out = (headings: string[], rows: string[][]): number[] => {
  const targets = guess(headings, rows);
  return rows.flatMap((row, i) => (personOf(row, targets, []).unsubscribed ? [i] : []));
};
const address = (i: number) => `p${i}@example.com`;

/** Headings as eight tools publish them, with cells as they write them; and who is out. */
const EXPORTS: [tool: string, headings: string[], rows: string[][], who: number[]][] = [
  [
    'Shopify',
    ['First Name', 'Last Name', 'Email', 'Accepts Email Marketing', 'Accepts SMS Marketing', 'Total Spent', 'Tags'],
    [
      ['Ada', 'B', address(0), 'yes', 'no', "'12.50", 'vip'],
      ['Bob', 'C', address(1), 'no', 'yes', '0', ''],
    ],
    [1],
  ],
  [
    'Klaviyo',
    ['Email', 'First Name', 'Email Marketing Consent', 'Email Marketing Consent Timestamp', 'SMS Marketing Consent'],
    [
      [address(0), 'Ada', 'SUBSCRIBED', '2026-01-01', 'UNSUBSCRIBED'],
      [address(1), 'Bob', 'UNSUBSCRIBED', '2026-01-01', ''],
      [address(2), 'Cy', 'NEVER_SUBSCRIBED', '', ''],
    ],
    [1, 2],
  ],
  [
    'HubSpot',
    ['Record ID', 'Email', 'Unsubscribed from all email', 'Lifecycle Stage'],
    [
      ['1', address(0), 'false', 'customer'],
      ['2', address(1), 'true', 'lead'],
      ['3', address(2), '', 'lead'],
    ],
    [1],
  ],
  [
    'Brevo',
    ['EMAIL', 'EMAIL_BLACKLISTED', 'SMS_BLACKLISTED'],
    [
      [address(0), 'No', 'Yes'],
      [address(1), 'Yes', 'No'],
    ],
    [1],
  ],
  [
    'ActiveCampaign',
    ['Email', 'First Name', 'Status', 'Tags'],
    [
      [address(0), 'Ada', 'Active', 'a'],
      [address(1), 'Bob', 'Unsubscribed', ''],
      [address(2), 'Cy', 'Bounced', ''],
      [address(3), 'Di', 'Unconfirmed', ''],
    ],
    [1, 2, 3],
  ],
  [
    'Mailchimp',
    ['Email Address', 'First Name', 'MEMBER_RATING', 'OPTIN_TIME', 'UNSUB_TIME', 'UNSUB_REASON', 'TAGS'],
    [
      [address(0), 'Ada', '2', '2026-01-01 10:00:00', '', '', '"VIP","Blog"'],
      [address(1), 'Bob', '2', '2026-01-01 10:00:00', '2026-02-01 10:00:00', 'NORMAL', ''],
    ],
    [1],
  ],
  [
    'Mautic',
    ['email', 'firstname', 'doNotEmail'],
    [
      [address(0), 'Ada', '0'],
      [address(1), 'Bob', '1'],
    ],
    [1],
  ],
  [
    'a newsletter tool',
    ['email', 'status', 'active_subscription'],
    [
      [address(0), 'active', 'true'],
      [address(1), 'bounced', 'true'],
      [address(2), 'active', 'false'],
    ],
    [1, 2],
  ],
];

test.each(EXPORTS)(
  '%s: whoever did not agree gets no marketing mail, and nobody is asked',
  (_, headings, rows, who) => {
    expect(out(headings, rows)).toEqual(who);
    expect(asked(headings, rows)).toEqual([]);
  },
);

test('a column that looks like consent and is used for nothing is asked about', () => {
  const rows = [
    ['a@example.com', 'unsubscribed', 'sometimes'],
    ['b@example.com', 'fine', ''],
  ];
  const headings = ['email', 'Note', 'Marketing consent'];
  expect(asked(headings, rows)).toEqual(['Note', 'Marketing consent']);
  expect(
    asked(headings, rows, [
      { to: 'email' },
      { to: 'unsubscribed', meaning: { when: 'oneOf', values: ['Unsubscribed'] } },
      { to: 'unsubscribed', meaning: { when: 'any' } },
    ]),
  ).toEqual([]);
});

test('a state of a country is no state of a subscription', () => {
  expect(guess(['email', 'State'], [['a@example.com', 'NY']])[1]).toEqual({ to: 'field', field: 'state' });
});

/** One more column beside the address: what its cells say, and who is out. */
test.each<[heading: string, cells: string[], who: number[]]>([
  ['Date Unsubscribed', ['', '2026-01-01'], [1]],
  ['Unsubscribed', ['2026-01-01', '', 'WAHR'], [0, 2]],
  ['Unsubscribed', ['t', 'f', '✓'], [0, 2]],
  ['Email Suppressions', ['USER_SUPPRESSED', ''], [0]],
  ['Emails bounced', ['2', '0', ''], [0]],
  ['Email hard bounce reason', ['', 'UNKNOWN_USER', 'n/a'], [1]],
  ['bounce_reason', ['mailbox full', '-', 'none'], [0]],
  ['hard_bounce_date', ['', '2026-01-01', '0000-00-00'], [1]],
  ['Soft bounces', ['0', '3'], [1]],
  ['Email Suppressions', ['[]', '["USER_SUPPRESSED"]', '{}', '[]'], [1]],
  ['Unsubscribed at', ['null', '0', 'false', 'N/A', 'none', '—', 'No', '2026-01-01'], [7]],
  ['Abgemeldet am', ['01.02.2026', ''], [0]],
  ['Désabonné', ['oui', 'non'], [0]],
  ['Email Marketing Status', ['Subscribed', 'Non-Subscribed', 'Unsubscribed'], [1, 2]],
  ['status', ['active', 'cancelled', 'undeliverable', 'removed'], [1, 2, 3]],
  ['Status', ['Subscribed', 'Not Activated'], [1]],
  ['Status', ['Active', 'Held', 'Undeliverable'], [1, 2]],
  ['Email permission status', ['Express', 'Not set', 'Temporary hold', 'Unsubscribed'], [1, 2, 3]],
  ['Marketing contact status', ['Marketing contact', 'Non-marketing contact'], [1]],
  ['subscribed_to_emails', ['true', 'false'], [1]],
  ['Werbeeinwilligung', ['ja', 'nein'], [1]],
  ['Newsletter', ['x', ''], [1]],
  ['accepts_marketing', ['true', 'false', ''], [1, 2]],
  ['Email and SMS consent', ['yes', 'no'], [1]],
  // No consent to mail.
  ['SMS consent', ['yes', 'no'], []],
  ['Consent country', ['NO', 'CH'], []],
  ['Consent to track', ['No', 'Yes'], []],
  ['Email Marketing Consent Source', ['no', 'form'], []],
  ['Order Status', ['pending', 'completed'], []],
  ['OPTIN_IP', ['', ''], []],
  ['Country', ['NO', 'CH'], []],
  ['Bounce rate', ['0.5', '1'], []],
])('%s: %j', (heading, cells, who) => {
  const rows = cells.map((cell, i) => [address(i), cell]);
  expect(out(['email', heading], rows)).toEqual(who);
});

test.each<[heading: string, cells: string[], isAsked: boolean]>([
  ['subscriber_status', ['1', '2', '3'], true],
  ['status', ['0', '1', '2'], true],
  ['Email status', ['pending', 'fine'], true],
  ['Marketing consent', ['sometimes'], true],
  ['Consent date', ['2026-01-01'], false],
  ['State', ['NY', 'CA'], false],
  ['First name', ['Ada'], false],
])('%s with %j is asked about: %s', (heading, cells, isAsked) => {
  expect(
    asked(
      ['email', heading],
      cells.map((cell, i) => [address(i), cell]),
    ),
  ).toEqual(isAsked ? [heading] : []);
});
