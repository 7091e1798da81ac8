import { messageLabel } from './afterwards.js';

const nothing = { state: 'sent' as const, deliveredAt: null, bounced: null, complainedAt: null };
const soft = { at: '2026-03-02T10:00:00.000Z', lasting: false, why: 'full' };

test.each([
  [nothing, 'Sent'],
  [{ ...nothing, deliveredAt: '2026-03-02T09:00:00.000Z' }, 'Delivered'],
  [{ ...nothing, bounced: soft }, 'Came back'],
  [{ ...nothing, bounced: soft, deliveredAt: '2026-03-02T09:00:00.000Z' }, 'Came back'],
  [{ ...nothing, bounced: soft, deliveredAt: '2026-03-02T11:00:00.000Z' }, 'Delivered'],
  [{ ...nothing, bounced: { ...soft, lasting: true }, deliveredAt: '2026-03-02T11:00:00.000Z' }, 'Came back'],
  [{ ...nothing, complainedAt: '2026-03-02T11:00:00.000Z', deliveredAt: '2026-03-02T10:00:00.000Z' }, 'Called spam'],
  [{ ...nothing, state: 'failed' as const, bounced: { ...soft, lasting: true } }, 'Failed'],
])('%j is told as “%s”', (message, label) => {
  expect(messageLabel(message).label).toBe(label);
});
