import { defaultShopSettings } from '../definition/shop-settings/index.js';
import { isTracked, untrackedTemplates, type TrackingQuestion } from './tracking.js';

const asked = (question: Partial<TrackingQuestion>) => {
  const { on, why } = isTracked({
    kind: 'marketing',
    settings: { marketing: true, transactional: false },
    able: true,
    ...question,
  });
  return `${on ? 'on' : 'off'}: ${why}`;
};

test.each<[Partial<TrackingQuestion>, string]>([
  [{}, 'on: Marketing e-mails are tracked'],
  [{ topic: { name: 'Offers' } }, 'on: Marketing e-mails are tracked'],
  [{ topic: { name: 'Offers', untracked: true } }, 'off: Tracking is off for the topic “Offers”'],
  [{ untracked: true }, 'off: Tracking is off for this person'],
  // What is told is about the person, whatever else speaks against it.
  [{ untracked: true, topic: { name: 'Offers', untracked: true } }, 'off: Tracking is off for this person'],
  [{ settings: { marketing: false, transactional: true } }, 'off: Marketing e-mails are not tracked'],
  [{ kind: 'transactional' }, 'off: Transactional e-mails are not tracked'],
  [
    { kind: 'transactional', settings: { marketing: false, transactional: true } },
    'on: Transactional e-mails are tracked',
  ],
  // A topic is of marketing alone.
  [
    {
      kind: 'transactional',
      settings: { marketing: true, transactional: true },
      topic: { name: 'Offers', untracked: true },
    },
    'on: Transactional e-mails are tracked',
  ],
  [
    { kind: 'transactional', settings: { marketing: true, transactional: true }, untracked: true },
    'off: Tracking is off for this person',
  ],
  [{ able: false }, 'off: The developers have switched tracking off, or have set no address to track by'],
  [{ kind: 'note', settings: { marketing: true, transactional: true } }, 'off: E-mails to staff are not tracked'],
])('%j: %s', (question, answer) => {
  expect(asked(question)).toBe(answer);
});

test('of templates those are named that nobody’s e-mails of are tracked', () => {
  const { tracking } = defaultShopSettings;
  const topics = [
    { id: 'news', name: 'News', description: '', untracked: true },
    { id: 'offers', name: 'Offers', description: '' },
  ];
  const found = untrackedTemplates(
    [
      { template: 'receipt', kind: 'transactional' },
      { template: 'offer', kind: 'marketing', topic: 'offers' },
      { template: 'stray', kind: 'marketing', topic: 'gone' },
    ],
    { consent: { ...defaultShopSettings.consent, topics }, tracking },
  );
  expect(found).toEqual({
    receipt: 'Transactional e-mails are not tracked',
    stray: 'Tracking is off for the topic “News”',
  });
});
