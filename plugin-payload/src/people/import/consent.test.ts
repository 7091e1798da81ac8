import { guessTargets, personOf, unusedConsent } from './columns.js';

/** Who gets no marketing mail, by their place in the list. */
const out = (headings: string[], rows: string[][]): number[] => {
  const targets = guessTargets(headings, rows);
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
    expect(unusedConsent(headings, rows, guessTargets(headings, rows))).toEqual([]);
  },
);

test('a column that looks like consent and is used for nothing is asked about', () => {
  const rows = [
    ['a@example.com', 'unsubscribed', 'sometimes'],
    ['b@example.com', 'fine', ''],
  ];
  const headings = ['email', 'Note', 'Marketing consent'];
  expect(unusedConsent(headings, rows, guessTargets(headings, rows))).toEqual(['Note', 'Marketing consent']);
  expect(
    unusedConsent(headings, rows, [
      { to: 'email' },
      { to: 'unsubscribed', meaning: { when: 'oneOf', values: ['Unsubscribed'] } },
      { to: 'unsubscribed', meaning: { when: 'any' } },
    ]),
  ).toEqual([]);
});

test('a state of a country is no state of a subscription', () => {
  expect(guessTargets(['email', 'State'], [['a@example.com', 'NY']])[1]).toEqual({ to: 'field', field: 'state' });
});
