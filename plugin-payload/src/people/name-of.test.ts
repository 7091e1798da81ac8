import { nameOf } from './name-of.js';

test.each([
  [{ first_name: ' Ella ', last_name: 'Berg', name: 'E. B.' }, 'Ella Berg'],
  [{ firstName: 'Ella', surname: 'Berg' }, 'Ella Berg'],
  [{ full_name: 'Ella Berg' }, 'Ella Berg'],
  [{ last_name: 'Berg' }, 'Berg'],
  [{ first_name: '', name: 7 }, undefined],
  [{}, undefined],
])('%j is called %s', (fields, name) => {
  expect(nameOf({ fields })).toBe(name);
});
