import { lacksRole, rolesIn } from './roles.js';

test.each([
  [undefined, []],
  [null, []],
  [[], []],
  [
    ['read', 'erase'],
    ['read', 'erase'],
  ],
  [['editor', 'read', 7, null, 'toString', '__proto__', ['write']], ['read']],
  ['read', null],
  [{ read: true }, null],
  [true, null],
  [new Set(['read']), null],
])('of %j the roles are %j', (said, held) => expect(rolesIn(said)).toEqual(held));

test('who lacks a role is told which, and what it is for', () => {
  expect(lacksRole('erase')).toContain('needs the role “erase” (erase, merge and restore people)');
});
