/** @jest-environment jsdom */
import type { TimelineEntry } from '@whenthen/core/definition';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { groupByDay } from './group-by-day.js';
import { Timeline } from './Timeline.js';
import { relativeTime } from './times.js';

const workflow = { id: '7', name: 'Cart abandonment', version: 3 };
const entries: TimelineEntry[] = [
  { at: '2026-11-23T22:59:00Z', kind: 'entered', title: 'Entered by added_to_cart', workflow },
  {
    at: '2026-11-23T23:59:00Z',
    kind: 'decision',
    title: 'Went on by “No”',
    saw: [
      { what: '“Placed an order” happened since entering', value: 0, expected: 1, result: false },
      { what: 'has the tag “vip”', value: true, result: true },
    ],
  },
  {
    at: '2026-11-23T23:59:01Z',
    kind: 'message',
    tone: 'bad',
    title: 'Could not send the reminder',
    detail: 'No such box',
  },
];
const now = Date.parse('2026-11-25T12:00:00Z');
const show = (props: Partial<Parameters<typeof Timeline>[0]> = {}) =>
  render(<Timeline entries={entries} now={now} timeZone="Europe/Berlin" locale="en-GB" {...props} />);

afterEach(cleanup);

it('groups entries by their day where the reader is', () => {
  show();
  expect(screen.getAllByRole('region').map((r) => r.getAttribute('aria-label')?.replace(',', ''))).toEqual([
    'Monday 23 November 2026',
    'Tuesday 24 November 2026',
  ]);
  const inBerlin = groupByDay(entries, { locale: 'en', timeZone: 'Europe/Berlin' });
  expect(inBerlin.map((d) => d.entries.length)).toEqual([1, 2]);
  expect(groupByDay(entries, { locale: 'en', timeZone: 'UTC' }).map((d) => d.entries.length)).toEqual([3]);
});

it('says when, in both ways', () => {
  show();
  const [first] = screen.getAllByTestId('wt-timeline-entry');
  const time = within(first!).getByText('yesterday', { exact: false }).closest('time')!;
  expect(time.textContent).toContain('23:59');
  expect(time.getAttribute('datetime')).toBe('2026-11-23T22:59:00Z');
  expect(relativeTime('2026-11-25T11:58:30Z', now, 'en')).toBe('1 minute ago');
  expect(relativeTime('2026-11-25T15:00:00Z', now, 'en')).toBe('in 3 hours');
  expect(relativeTime('2026-11-25T12:00:01Z', now, 'en')).toBe('now');
});

it('unfolds what a decision saw', async () => {
  show();
  const summary = screen.getByText('What it saw');
  const details = summary.closest('details')!;
  expect(details.open).toBe(false);
  await userEvent.click(summary);
  expect(details.open).toBe(true);
  const rows = within(details).getAllByRole('row').slice(1);
  expect(rows.map((r) => [...r.children].map((c) => c.textContent))).toEqual([
    ['“Placed an order” happened since entering', '0', '1', 'No'],
    ['has the tag “vip”', 'yes', '—', 'Yes'],
  ]);
});

it('names the workflow of each entry where it is asked to', () => {
  show({ showWorkflow: true, workflowHref: ({ id, version }) => `/workflows/${id}/${version}` });
  expect(screen.getByRole('link', { name: 'Cart abandonment' }).getAttribute('href')).toBe('/workflows/7/3');
});

it('shows tones, and says so when there is nothing', () => {
  show();
  expect(screen.getByText('Could not send the reminder').closest('li')?.dataset['tone']).toBe('bad');
  cleanup();
  show({ entries: [], empty: 'This person has done nothing yet.' });
  expect(screen.getByTestId('wt-timeline').textContent).toBe('This person has done nothing yet.');
});
