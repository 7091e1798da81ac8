import { nothing, type Example } from './call-example.js';

const paging = { '0.after': nothing, '0.limit': nothing };
const none: Example = { args: [] };
const attention = {
  ...{ workflow: 'w', step: 's', action: 'send_email', kind: 'failed', cause: 'refused', text: 'ref' },
  ...{ person: 'p', run: 'r', until: '2026-01-01T00:00:00.000Z' },
};
const attentionTakes = (at: string): Example['takes'] =>
  Object.fromEntries(Object.keys(attention).map((key) => [`${at}.${key}`, nothing]));

/** The methods of what needs attention. */
export const attentionCalls: Record<string, Example> = {
  'attention.list': {
    args: [{ ...attention, after: '2026-01-01T00:00:00.000Z|e', limit: 5 }],
    takes: { ...paging, ...attentionTakes('0') },
  },
  'attention.groups': none,
  'attention.count': { args: [attention], takes: { '0': nothing, ...attentionTakes('0') } },
  'attention.retry': { args: [{ filter: attention, expected: 0 }, { by: 'ed' }], takes: attentionTakes('0.filter') },
  'attention.dismiss': {
    args: [
      { filter: attention, expected: 0 },
      { by: 'ed', note: 'old', heldAs: 'sent' },
    ],
    takes: { ...attentionTakes('0.filter'), '1.note': ['empty', 'undefined'], '1.heldAs': nothing },
  },
  'attention.undo': { args: ['j', { by: 'ed' }] },
  'attention.job': { args: ['j'] },
  'attention.jobs': none,
};
