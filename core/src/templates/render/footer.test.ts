import { withFooter } from './footer.js';

const content = {
  url: 'https://shop.example.com/whenthen/unsubscribe/TOKEN-1_x',
  sender: 'Harbour & Pine',
  address: '1 Main Street\n\n  12345 Town  ',
};
const plain = { html: '<html><body><p>Hi</p></body></html>', text: 'Hi\n\n' };

test('a mail without the link gets name, postal address and link, inside the body and under the text', () => {
  const { html, text } = withFooter(plain, content);
  expect(html).toMatch(
    /^<html><body><p>Hi<\/p><div style="[^"]*">Harbour &amp; Pine<br>1 Main Street<br>12345 Town<br><a href="https:\/\/shop.example.com\/whenthen\/unsubscribe\/TOKEN-1_x" style="[^"]*">Unsubscribe<\/a><\/div><\/body><\/html>$/,
  );
  expect(text).toBe(`Hi\n\n-- \nHarbour & Pine\n1 Main Street\n12345 Town\nUnsubscribe: ${content.url}\n`);
});

test('each part is looked at by itself', () => {
  const own = { html: `<p><a href="${content.url}">Stop</a></p>`, text: `Stop: ${content.url}` };
  expect(withFooter(own, content)).toEqual(own);
  expect(withFooter({ ...own, text: 'Hi' }, content)).toMatchObject({
    html: own.html,
    text: expect.stringContaining('-- ') as string,
  });
  expect(withFooter({ ...own, html: 'Hi' }, content).html).toMatch(/^Hi<div/);
});

test('a link inside a comment is no link, also where the comment never ends', () => {
  for (const html of [`<!-- ${content.url} --><p>Hi</p>`, `<p>Hi</p><!-- ${content.url}`])
    expect(withFooter({ ...plain, html }, content).html).toContain('>Unsubscribe</a>');
  const shown = `<!-- a --><a href="${content.url}">Stop</a><!-- b -->`;
  expect(withFooter({ ...plain, html: shown }, content).html).toBe(shown);
});

test('goes before the last end of the body, however it is written', () => {
  const { html } = withFooter({ ...plain, html: '<pre>&lt;/body></body></pre><p>Hi</p></BODY >' }, content);
  expect(html).toMatch(/<p>Hi<\/p><div .*<\/div><\/BODY >$/);
});

test('a name or an address cannot put HTML into a mail', () => {
  const { html } = withFooter(plain, { ...content, sender: '<b>"x"', address: '<img src=x>' });
  expect(html).not.toMatch(/<b>|<img/);
});

test('megabytes of unclosed comments and tags cost no time', () => {
  const began = performance.now();
  withFooter({ html: '<!--'.repeat(250_000) + '</body'.repeat(150_000) + ' '.repeat(200_000), text: '' }, content);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('an end of the body that stands in a comment is none', () => {
  const html = '<body><p>Hi</p></body><!-- </body> -->';
  expect(withFooter({ ...plain, html }, content).html).toMatch(/Unsubscribe<\/a><\/div><\/body><!-- <\/body> -->$/);
});

test.each([
  ['in what Outlook leaves out', (url: string) => `<!--[if !mso]><!--><a href="${url}">Stop</a><!--<![endif]-->`],
  ['behind an empty comment', (url: string) => `<!--><a href="${url}">Stop</a>`],
])('a link %s is one', (_, html) => {
  expect(withFooter({ html: html(content.url), text: content.url }, content).html).toBe(html(content.url));
});

test('a comment that never ends hides no footer', () => {
  const html = '<body><p>Hi</p><!-- draft </body></html>';
  expect(withFooter({ ...plain, html }, content).html).toMatch(
    /^<body><p>Hi<\/p><div.*<\/div><!-- draft <\/body><\/html>$/,
  );
});

test('half a megabyte of comments takes no time', () => {
  const began = performance.now();
  withFooter({ html: '<!--</body>-->'.repeat(35_000), text: '' }, content);
  expect(performance.now() - began).toBeLessThan(1_000);
});
