import { defaultShopSettings, shopSettings } from './index.js';

const issuesOf = (settings: object): string[] =>
  shopSettings.safeParse(settings).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('caps and quiet hours are off as long as nobody sets them; the fuse is on', () => {
  expect(defaultShopSettings).toMatchObject({
    caps: { rules: [] },
    quietHours: { rules: [] },
    fuse: { on: true, times: 10, atLeast: 1_000 },
  });
});

test('a cap is about all topics unless it names one', () => {
  const { caps } = shopSettings.parse({ caps: { rules: [{ most: 2, days: 7 }] } });
  expect(caps.rules).toEqual([{ topic: null, most: 2, days: 7 }]);
});

test.each([
  [{ caps: { rules: [{ most: 0, days: 31 }] } }, ['caps.rules.0.most', 'caps.rules.0.days']],
  [{ quietHours: { rules: [{ from: '9', to: '24:00' }] } }, ['quietHours.rules.0.from', 'quietHours.rules.0.to']],
  [{ fuse: { times: 1, atLeast: 0 } }, ['fuse.times', 'fuse.atLeast']],
])('%j is refused with its paths', (settings, paths) => {
  expect(issuesOf(settings).map((issue) => issue.split(':')[0])).toEqual(paths);
});

test.each<[string, object[], boolean]>([
  ['a night', [{ from: '21:00', to: '09:00' }], true],
  [
    'a night, and a whole weekend',
    [
      { from: '21:00', to: '09:00' },
      { from: '00:00', to: '00:00', weekdays: [6, 7] },
    ],
    true,
  ],
  [
    'all but two hours',
    [
      { from: '00:00', to: '00:00', weekdays: [1, 2, 3, 4, 5, 6] },
      { from: '02:00', to: '00:00', weekdays: [7] },
    ],
    true,
  ],
  ['each whole day', [{ from: '08:00', to: '08:00' }], false],
  [
    'two halves',
    [
      { from: '08:00', to: '20:00' },
      { from: '20:00', to: '08:00' },
    ],
    false,
  ],
])('quiet hours that are %s leave time to send: %j %j', (_, rules, fits) => {
  expect(issuesOf({ quietHours: { rules } })).toEqual(
    fits ? [] : ['quietHours.rules: leave at least two hours of the week in which e-mails may go out'],
  );
});
