/** @jest-environment jsdom */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { HealthWords } from './HealthWords.js';
import type { Issue } from './use-health.js';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const away = (seconds: number): Issue => ({ code: 'no_worker', message: `It was there ${seconds} seconds ago.` });
const clock = (about: string): Issue => ({ code: 'clock_off', about, message: `The clock of ${about} is slow.` });

test('what is not well is announced once, while what is seen keeps telling for how long', async () => {
  const page = document.createElement('div');
  const root = createRoot(page);
  const show = (problems: Issue[], notices: Issue[] = []) =>
    act(async () => root.render(<HealthWords notices={notices} problems={problems} />));
  const heard = (role: string) => page.querySelector(`[role=${role}]`);

  await show([]);
  const alert = heard('alert');
  expect(alert?.textContent).toBe('');

  await show([away(25)]);
  expect(heard('alert')).toBe(alert);
  expect(alert?.textContent).toBe('Workflows are held up: It was there 25 seconds ago.');
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  for (const role of ['alert', 'status'])
    observer.observe(heard(role) as Element, { childList: true, characterData: true, subtree: true });

  await show([away(35)]);
  await show([away(45)]);
  expect(page.querySelector('section')?.textContent).toContain('It was there 45 seconds ago.');
  expect(page.querySelector('section')?.closest('[role], [aria-live]')).toBeNull();
  expect(changes).toEqual([]);

  // Each of several with one code is announced by itself.
  await show([away(55)], [clock('shop-1'), clock('shop-2')]);
  expect(changes.flatMap((c) => [...c.addedNodes].map((n) => n.textContent))).toEqual([
    'Worth a look: The clock of shop-1 is slow.',
    'Worth a look: The clock of shop-2 is slow.',
  ]);

  await show([]);
  expect(page.querySelector('section')).toBeNull();
  expect(alert?.textContent).toBe('');
  await act(async () => root.unmount());
});
