import { nothing, type Example } from './call-example.js';

const anyJson = ['object', 'operator', 'array', 'number', 'empty', 'null', 'undefined'] as const;

/** The methods of forms. */
export const formCalls: Record<string, Example> = {
  'forms.list': { args: [] },
  'forms.submit': {
    args: [
      {
        form: 'contact',
        name: 'Contact',
        values: { email: 'ada@example.com', text: 'Hi' },
        id: '1',
        email: 'email',
        fields: { text: 'text' },
        occurredAt: new Date(0),
        consent: { topic: 'newsletter', words: 'Send me news', confirm: true, input: 'text', ip: '192.0.2.1' },
      },
    ],
    takes: {
      '0.name': nothing,
      '0.consent': nothing,
      '0.consent.words': nothing,
      '0.consent.confirm': nothing,
      '0.consent.input': nothing,
      '0.consent.ip': nothing,
      '0.values.text': anyJson.filter((kind) => kind !== 'undefined'),
      '0.id': nothing,
      '0.email': nothing,
      '0.fields': nothing,
      '0.occurredAt': nothing,
    },
  },
  'forms.respond': {
    args: [
      {
        form: 'contact',
        body: new TextEncoder().encode('{"email":"ada@example.com"}'),
        contentType: 'application/json',
        address: '192.0.2.1',
        accept: 'application/json',
        origin: 'https://shop.example.com',
      },
    ],
    takes: {
      '0.address': ['huge', 'empty', 'undefined'],
      '0.accept': ['huge', 'empty', 'undefined'],
      '0.origin': ['empty', 'undefined'],
    },
    answers: true,
  },
};
