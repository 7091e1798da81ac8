/** What becomes of a person of a list. */
interface Expected {
  unsubscribed: boolean;
  tags?: string[];
  fields?: Record<string, unknown>;
}

/** A list as a tool writes it, and what it says. */
interface Export {
  text: string;
  /** How it is written; UTF-8 by default. */
  encoding?: 'windows-1252' | 'utf-16';
  people: Record<string, Expected>;
  /** Rows that are told of, by the number that a spreadsheet shows, and what is said of them. */
  told: [row: number, reason: RegExp][];
}

const lines = (...rows: string[]): string => `${rows.join('\r\n')}\r\n`;

/** The exports of eight tools, by their published column names, each with something that is not as it should be. */
export const exports: Record<string, Export> = {
  Shopify: {
    text: lines(
      'First Name,Last Name,Email,Accepts Email Marketing,Total Spent,Birthday,Tags',
      `Ada,B,ada@shopify.example,yes,12.50,'1990-05-02,"vip, gold"`,
      'Bob,C,bob@shopify.example,no,0,,',
      'Cy,D,not-an-address,no,0,,',
    ),
    people: {
      'ada@shopify.example': { unsubscribed: false, tags: ['vip', 'gold'], fields: { birthday: '1990-05-02' } },
      'bob@shopify.example': { unsubscribed: true },
    },
    told: [[4, /not-an-address/]],
  },
  Klaviyo: {
    text: lines(
      'Email,First Name,Email Marketing Consent,SMS Marketing Consent',
      'ada@klaviyo.example,Ada,SUBSCRIBED,UNSUBSCRIBED',
      '',
      'bob@klaviyo.example,Bob,UNSUBSCRIBED,',
      'cy@klaviyo.example,Cy,NEVER_SUBSCRIBED,,too,many',
    ),
    people: {
      'ada@klaviyo.example': { unsubscribed: false },
      'bob@klaviyo.example': { unsubscribed: true },
      'cy@klaviyo.example': { unsubscribed: true },
    },
    told: [[5, /cells/]],
  },
  HubSpot: {
    text: lines(
      'Record ID;Email;First Name;Unsubscribed from all email;Lifecycle Stage',
      '1;ada@hubspot.example;Jürgen;false;customer',
      '2;bob@hubspot.example;Zoë;true;lead',
    ),
    encoding: 'windows-1252',
    people: {
      'ada@hubspot.example': { unsubscribed: false, fields: { first_name: 'Jürgen' } },
      'bob@hubspot.example': { unsubscribed: true, fields: { first_name: 'Zoë' } },
    },
    told: [],
  },
  Brevo: {
    text: lines(
      'sep=;',
      'EMAIL;FIRSTNAME;EMAIL_BLACKLISTED;SMS_BLACKLISTED',
      'ada@brevo.example;Ada;No;Yes',
      'bob@brevo.example;Bob;Yes;No',
      'cy;Cy;No;No',
    ),
    people: { 'ada@brevo.example': { unsubscribed: false }, 'bob@brevo.example': { unsubscribed: true } },
    // The line that names the separator is none that a spreadsheet shows.
    told: [[4, /“cy”/]],
  },
  ActiveCampaign: {
    text: lines(
      'Email,First Name,Status,Tags,Time Zone',
      'ada@ac.example,Ada,Active,a,Europe/Berlin',
      'bob@ac.example,Bob,Unsubscribed,,Mars/Olympus',
      'cy@ac.example,Cy,Bounced,,',
    ),
    people: {
      'ada@ac.example': { unsubscribed: false, tags: ['a'] },
      'bob@ac.example': { unsubscribed: true },
      'cy@ac.example': { unsubscribed: true },
    },
    told: [[3, /Mars\/Olympus/]],
  },
  Mailchimp: {
    text: lines(
      'Email Address,First Name,MEMBER_RATING,UNSUB_TIME,TAGS',
      'ada@mailchimp.example,Ada,2,,"""VIP"",""Blog, weekly"""',
      'bob@mailchimp.example,Bob,2,2026-02-01 10:00:00,',
      '@mailchimp.example,Cy,2,,',
    ),
    people: {
      'ada@mailchimp.example': { unsubscribed: false, tags: ['VIP', 'Blog, weekly'] },
      'bob@mailchimp.example': { unsubscribed: true },
    },
    told: [[4, /@mailchimp\.example/]],
  },
  Mautic: {
    text: lines(
      'email\tfirstname\tdoNotEmail\tИмя',
      'ada@mautic.example\tAda\t0\tАда',
      'bob@mautic.example\tBob\t1\tБоб',
    ),
    encoding: 'utf-16',
    people: {
      'ada@mautic.example': { unsubscribed: false, fields: { imya: 'Ада' } },
      'bob@mautic.example': { unsubscribed: true },
    },
    told: [],
  },
  'a newsletter tool': {
    text: lines(
      'email,status,active_subscription,Größe',
      'ada@news.example,active,true,M',
      'bob@news.example,bounced,true,L',
      'cy@news.example,active,false,S',
      'di@news.example,active,true,"XL"',
    ),
    people: {
      'ada@news.example': { unsubscribed: false, fields: { grosse: 'M' } },
      'bob@news.example': { unsubscribed: true },
      'cy@news.example': { unsubscribed: true },
      'di@news.example': { unsubscribed: false, fields: { grosse: 'XL' } },
    },
    told: [],
  },
};

/** The bytes of such a file. */
export const bytesOf = ({ text, encoding }: Pick<Export, 'text' | 'encoding'>): Uint8Array => {
  if (encoding === 'windows-1252') return Uint8Array.from(text, (char) => char.charCodeAt(0));
  if (encoding === 'utf-16') return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  return Buffer.from(text, 'utf8');
};
