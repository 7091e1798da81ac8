import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { findContent, rememberLatest } from './content.js';

const opened = { delivery: mailDelivery(), messageId: '<effect@shop.example>', before: 'pending' as const };

describe('the content of a mail', () => {
  it('is the newest template, or none', async () => {
    const templates = { latest: async (id: string) => (id === 'welcome' ? welcome() : null) };
    expect(await findContent({ templates }, opened)).toEqual({ ...opened, content: welcome() });
    const missing = { ...opened, delivery: mailDelivery({ mail: { template: 'missing' } }) };
    expect(await findContent({ templates }, missing)).toEqual({ ...missing, content: null });
  });

  it('is a note as it stands in the workflow', async () => {
    const templates = { latest: () => Promise.reject(new Error('nobody asks')) };
    const delivery = mailDelivery({ mail: { note: { to: ['a@x.example'], subject: 'New', text: 'Ann came' } } });
    const { content } = await findContent({ templates }, { ...opened, delivery });
    expect(content).toMatchObject({ kind: 'note', version: null, subject: 'New', text: 'Ann came' });
  });
});

describe('templates that are remembered', () => {
  it('are asked for once, but for those that were not there', async () => {
    const asked: string[] = [];
    const templates = rememberLatest({
      latest: async (id) => {
        asked.push(id);
        return id === 'welcome' ? welcome() : null;
      },
    });
    for (const id of ['welcome', 'welcome', 'missing', 'missing']) await templates.latest(id);
    expect(asked).toEqual(['welcome', 'missing', 'missing']);
  });
});
