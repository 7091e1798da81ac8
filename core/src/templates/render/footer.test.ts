import { withFooter } from './footer.js';

const content = {
  urls: {
    unsubscribe: 'https://shop.example.com/whenthen/unsubscribe/TOKEN-1_x',
    preferences: 'https://shop.example.com/whenthen/preferences/TOPICS',
  },
  words: { unsubscribe: 'Unsubscribe', preferences: 'Topics & more' },
  sender: 'Harbour & Pine',
  address: '1 Main Street\n\n  12345 Town  ',
};
const plain = { html: '<html><body><p>Hi</p></body></html>', text: 'Hi\n\n' };

test('a mail without the link gets name, postal address and link, inside the body and under the text', () => {
  const { html, text } = withFooter(plain, content);
  expect(html).toMatch(
    /^<html><body><p>Hi<\/p><div style="[^"]*">Harbour &amp; Pine<br>1 Main Street<br>12345 Town<br><a href="https:\/\/shop.example.com\/whenthen\/unsubscribe\/TOKEN-1_x" style="[^"]*">Unsubscribe<\/a> · <a href="https:\/\/shop.example.com\/whenthen\/preferences\/TOPICS" style="[^"]*">Topics &amp; more<\/a><\/div><\/body><\/html>$/,
  );
  expect(text).toBe(
    `Hi\n\n-- \nHarbour & Pine\n1 Main Street\n12345 Town\nUnsubscribe: ${content.urls.unsubscribe}\nTopics & more: ${content.urls.preferences}\n`,
  );
});

test('a mail that leads to the topics, where all of them can be switched off, is left as it is', () => {
  const own = {
    html: `<p><a href="${content.urls.preferences}">Topics</a></p>`,
    text: `Topics: ${content.urls.preferences}`,
  };
  expect(withFooter(own, content)).toEqual(own);
});

test('each part is looked at by itself', () => {
  const own = {
    html: `<p><a href="${content.urls.unsubscribe}">Stop</a></p>`,
    text: `Stop: ${content.urls.unsubscribe}`,
  };
  expect(withFooter(own, content)).toEqual(own);
  expect(withFooter({ ...own, text: 'Hi' }, content)).toMatchObject({
    html: own.html,
    text: expect.stringContaining('-- ') as string,
  });
  expect(withFooter({ ...own, html: 'Hi' }, content).html).toMatch(/^Hi<div/);
});

test('a link inside a comment is no link, also where the comment never ends', () => {
  for (const html of [`<!-- ${content.urls.unsubscribe} --><p>Hi</p>`, `<p>Hi</p><!-- ${content.urls.unsubscribe}`])
    expect(withFooter({ ...plain, html }, content).html).toContain('>Unsubscribe</a>');
  const shown = `<!-- a --><a href="${content.urls.unsubscribe}">Stop</a><!-- b -->`;
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
  expect(withFooter({ ...plain, html }, content).html).toMatch(
    /Topics &amp; more<\/a><\/div><\/body><!-- <\/body> -->$/,
  );
});

test.each([
  ['in what Outlook leaves out', (url: string) => `<!--[if !mso]><!--><a href="${url}">Stop</a><!--<![endif]-->`],
  ['behind an empty comment', (url: string) => `<!--><a href="${url}">Stop</a>`],
])('a link %s is one', (_, html) => {
  expect(withFooter({ html: html(content.urls.unsubscribe), text: content.urls.unsubscribe }, content).html).toBe(
    html(content.urls.unsubscribe),
  );
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
