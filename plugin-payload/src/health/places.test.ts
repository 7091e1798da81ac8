import { isPlace } from './places.js';

const places = ['/admin/people', '/admin/collections/workflows'];

test.each(['/admin/people', '/admin/people/import', '/admin/collections/workflows/7/runs'])('%s is ours', (page) => {
  expect(isPlace(page, places)).toBe(true);
});
test.each([null, '/admin', '/admin/peopleware', '/admin/collections/workflows-of-others', '/admin/collections/pages'])(
  '%s is not',
  (page) => {
    expect(isPlace(page, places)).toBe(false);
  },
);
