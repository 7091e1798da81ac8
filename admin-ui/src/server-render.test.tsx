import { renderToString } from 'react-dom/server';
import { Timeline, WorkflowCanvas } from './index.js';
import { cartAbandonment, catalog } from './test-support/cart-abandonment.js';

it('the canvas can be rendered on a server', () => {
  const html = renderToString(<WorkflowCanvas value={{ definition: cartAbandonment }} catalog={catalog} />);
  expect(html).toContain('wt-palette-send_email');
});

it('a timeline is written there without the clock and the zone of the reader', () => {
  const html = renderToString(<Timeline entries={[{ at: '2026-11-23T22:59:00Z', kind: 'note', title: 'Noted' }]} />);
  expect(html).toContain('Monday, November 23, 2026');
  expect(html).not.toContain('ago');
});
