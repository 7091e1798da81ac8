/** @jest-environment jsdom */
import type { Condition } from '@whenthen/core/definition';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { addBrowserParts } from '../test-support/browser-parts.js';
import { CriteriaEditor } from './CriteriaEditor.js';

addBrowserParts();

afterEach(cleanup);

/** Edits criteria that begin as given; answers what they are now. */
const edit = (initial: Condition | null, readOnly = false) => {
  let now: Condition | null = initial;
  const Host = () => {
    const [value, setValue] = useState(initial);
    now = value;
    return <CriteriaEditor onChange={setValue} readOnly={readOnly} value={value} />;
  };
  render(<Host />);
  return () => now;
};
const field = (name: string) => screen.getByTestId(`wt-field-${name}`);

test('criteria begin with nothing; an event counts since ever', async () => {
  const criteria = edit(null);
  await userEvent.click(screen.getByRole('button', { name: 'Add a test' }));
  await userEvent.type(field('criteria.0.name'), '$purchase{Enter}');
  expect(criteria()).toEqual({ kind: 'event', name: '$purchase', atLeast: 1, since: 'ever' });
  expect(
    within(field('criteria.0.since'))
      .getAllByRole('option')
      .map((o) => o.textContent),
  ).toEqual(['in the last…', 'ever']);
});

test('what needs a run is not offered', () => {
  edit({ kind: 'has_tag', tag: 'vip' });
  const kinds = within(screen.getByLabelText('Kind of test'))
    .getAllByRole('option')
    .map((o) => o.textContent);
  expect(kinds).toEqual(['Event happened', 'Has a tag', 'Field', 'E-mail consent', 'Group of tests']);
});

test('what is wrong is said at its place', () => {
  edit({
    kind: 'all',
    of: [
      { kind: 'has_tag', tag: 'vip' },
      { kind: 'event', name: 'a', atLeast: 1, since: 'entry' },
    ],
  });
  expect(screen.getByText(/Nobody enters a segment before this is asked/)).toBeTruthy();
});

test('read only, nothing can be changed', () => {
  edit({ kind: 'has_tag', tag: 'vip' }, true);
  expect(field('criteria.0.tag').matches(':disabled')).toBe(true);
});
