import { inlineCss } from './inline-css.js';

/** The style that an element got, and the style sheets that are left. */
const seen = (html: string) => {
  const out = inlineCss(html);
  return {
    style: /<(?:p|td|a)[^>]* style="([^"]*)"/
      .exec(out)?.[1]
      ?.replace(/\s*([:;])\s*/g, '$1')
      .replace(/;$/, ''),
    sheets: [...out.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css),
    out,
  };
};

test.each<[string, string, string | undefined]>([
  [
    'a quotation mark written as an entity',
    `<style>p{color:red}</style><p style="font-family:&quot;Open Sans&quot;">x</p>`,
    `color:red;font-family:'Open Sans'`,
  ],
  [
    'one written as a number',
    `<style>p{color:red}</style><p style="font-family:&#39;Open Sans&#39;">x</p>`,
    `color:red;font-family:'Open Sans'`,
  ],
  ['an empty declaration', '<style>p{color:red}</style><p style=";;margin:0;">x</p>', 'color:red;margin:0'],
  [
    'a declaration without a colon',
    '<style>p{color:red}</style><p style="bold; margin:3px">x</p>',
    'color:red;margin:3px',
  ],
  [
    'declarations that are none',
    `<style>p{color:red}</style><p style="{x}; @y; font-family:&quot;A;B&quot;; 7; margin: 1px !important;;: z">x</p>`,
    `color:red;font-family:'A;B';margin:1px!important`,
  ],
  [
    'a style attribute that breaks off',
    '<style>p{color:red}</style><p style="font-family:"Arial"">x</p>',
    'color:red;font-family:',
  ],
  ['a comment around the rules', '<style><!-- p{color:red} a{color:blue} --></style><p>x</p>', 'color:red'],
  [
    'a “;” in an address',
    '<style>p{background:url(data:image/png;base64,AA==);color:red}</style><p>x</p>',
    'background:url(data:image/png;base64,AA==);color:red',
  ],
  [
    'rules in their order and weight',
    '<style>#x{color:red}p{color:blue;margin:0}p{margin:1px}</style><p id="x">x</p>',
    'margin:1px;color:red',
  ],
  [
    'what was written on the element goes first',
    '<style>p{color:red}</style><p style="color:green">x</p>',
    'color:green',
  ],
  ['but not before !important', '<style>p{color:red!important}</style><p style="color:green">x</p>', 'color:green'],
  [
    'rules for narrow screens',
    '<style media="only screen and (max-width:600px)">p{display:none}</style><p>x</p>',
    undefined,
  ],
  ['rules for paper', `<style media='print'>p{display:none}</style><p>x</p>`, undefined],
  ['rules for screens and paper', '<style media="only screen, print">p{color:red}</style><p>x</p>', 'color:red'],
  ['rules for every screen', '<style media="screen" type="text/css">p{color:red}</style><p>x</p>', 'color:red'],
  ['a media query', '<style>@media (max-width:600px){p{display:none}}</style><p>x</p>', undefined],
  ['a state', '<style>a:hover{color:red}</style><a href="#">x</a>', undefined],
  [
    'rules for Outlook alone',
    '<!--[if mso]><style>p{color:red}</style><![endif]--><style>a{color:red}</style><p>x</p>',
    undefined,
  ],
])('%s', (_, html, style) => {
  expect(seen(html).style?.split(';').sort()).toEqual(style?.split(';').sort());
});

test.each([
  '.ExternalClass{width:100%} .ExternalClass p{line-height:100%}',
  '#outlook a{padding:0}',
  '[data-ogsc] .c{color:#fff !important} [data-ogsb] .c{background:#000 !important}',
  'u + .body .c{min-width:100vw} #MessageViewBody a{color:inherit} [owa] .c{display:block}',
  'a[x-apple-data-detectors]{color:inherit !important;text-decoration:none !important}',
  '@import url("https://example.com/font.css"); @font-face{font-family:A;src:url(a.woff2)}',
  '@supports (display:grid){.c{display:grid}} @media screen and (max-width:600px){.c{width:100% !important}}',
  '@keyframes k{from{color:red}to{color:blue}} .c:hover{color:red} :root{--c:red} .c{color:var(--c)}',
  '<!-- .c{color:red} -->',
])('keeps every rule: %s', (css) => {
  expect(seen(`<head><style>${css}</style></head><body><p class="c">x</p></body>`).sheets).toEqual([css]);
});

test('keeps what is not CSS: comments, conditionals, addresses, entities, links and two bodies', () => {
  const html =
    '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><link rel="stylesheet" href="https://example.com/a.css">' +
    '<!--[if mso]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><![endif]--><style>td{color:red}</style></head>' +
    '<body data-x="a>b" bgcolor="#eeeeee"><!-- <body> --><table align="center" width="600"><tbody><tr><td width="50%">Größe 😀 &amp; &lt;b&gt;&nbsp;</td></tr></tbody></table>' +
    '<!--[if !mso]><!--><a href="https://example.com/?a=1&amp;b=2" target="_blank">x</a><!--<![endif]--></body></html>';
  const { out } = seen(html);
  expect(out).toBe(html.replace('<td width="50%">', '<td width="50%" style="color: red;">'));
});

test('importance acts from its place, so that rules for narrow screens do as well', () => {
  const css = '.d{display:block!important}@media(max-width:600px){.d{display:none!important}}';
  const { style, sheets } = seen(`<style>${css}</style><p class="d">x</p>`);
  expect([style, sheets]).toEqual(['display:block', [css]]);
});

test('the kind of the document stays, and Outlook’s conditionals are comments that everybody reads alike', () => {
  const doctype =
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';
  const { out } = seen(
    `${doctype}<html><head><style>p{color:red}</style></head><body><![if !mso]><p>x</p><![endif]></body></html>`,
  );
  expect(out).toBe(
    `${doctype}<html><head><style>p{color:red}</style></head><body><!--[if !mso]><!--><p style="color: red;">x</p><!--<![endif]--></body></html>`,
  );
});

test('elements nested deeper than a browser nests them are refused, and the next mail goes on', () => {
  const style = '<style>div{color:red}</style>';
  for (const depth of [600, 5_000, 90_000])
    for (const tag of ['<div>', '<template>']) expect(() => inlineCss(style + tag.repeat(depth))).toThrow(RangeError);
  expect(inlineCss(style + '<div>'.repeat(500))).toContain('color: red');
});

test('a style that cannot be read takes nothing else with it, also where elements are not closed in their order', () => {
  const html =
    '<style>p{margin:0}</style><p style="color:red; oops">Hi</p>' +
    '<a style="color: blue;" href="https://shop.example/cart">Go to <p>your cart</a></p>' +
    '<b style="color: #f00; font-size: 14px;">Total<p>EUR 20</p></b>';
  const { out } = seen(html);
  expect(out).toContain('href="https://shop.example/cart"');
  expect(out).toContain('>Total<');
  expect(out).toContain('font-size: 14px');
  expect(out).not.toContain('oops');
});
