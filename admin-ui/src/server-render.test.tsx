import type { TimelineEntry } from '@whenthen/core/definition';
import { renderToString } from 'react-dom/server';
import { Timeline, WorkflowCanvas } from './index.js';
import { cartAbandonment, catalog } from './test-support/cart-abandonment.js';

it('the canvas can be rendered on a server', () => {
  const html = renderToString(<WorkflowCanvas value={{ definition: cartAbandonment }} catalog={catalog} />);
  expect(html).toContain('wt-palette-send_email');
});

it('a timeline is written there in its zone, without the clock of the reader', () => {
  const entries: TimelineEntry[] = [{ at: '2026-11-23T22:59:00Z', kind: 'note', title: 'Noted' }];
  const html = renderToString(<Timeline entries={entries} locale="en-GB" timeZone="Asia/Tokyo" />);
  expect(html).toMatch(/Tuesday,? 24 November 2026/);
  expect(html).toContain('>07:59<');
  expect(html).not.toContain('ago');
});
