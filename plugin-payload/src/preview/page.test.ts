import { previewPage } from './page.js';

test('the sender cannot break out of the page', () => {
  const page = previewPage({ nonce: 'n', from: '"Shop" <script>alert(1)</script>' });
  expect(page).not.toContain('<script>alert(1)');
  expect(page).toContain('&#60;script&#62;');
});

test('the e-mail’s frame may open links and nothing else', () => {
  const frame = /<iframe[^>]*>/.exec(previewPage({ nonce: 'n', from: '' }))?.[0];
  expect(frame).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
});
