const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const styled = (css: string, body: string): string => page(`<style>${css}</style>`, body);

/** Small e-mails, each with something that mail templates do; by what that is. */
export const inputs: Record<string, string> = {
  'a quotation mark as an entity': styled('p{color:red}', '<p style="font-family:&quot;Open Sans&quot;">x</p>'),
  'a quotation mark as a number': styled('p{color:red}', '<p style="font-family:&#39;Open Sans&#39;">x</p>'),
  'empty declarations': styled('p{color:red}', '<p style=";;margin:0;">x</p>'),
  'a declaration without a colon': styled('p{color:red}', '<p style="bold; margin: 3px">x</p>'),
  'a “;” in an address': styled('p{background:url(data:image/png;base64,AA==) #eee;color:red}', '<p>x</p>'),
  'rules in comments': styled('<!-- .c{color:red} a{color:blue} -->', '<p class="c">x <a href="#">y</a></p>'),
  'a style sheet for narrow screens': page(
    '<style media="only screen and (max-width:600px)">.c{display:none}</style>',
    '<p class="c">x</p>',
  ),
  'a style sheet for paper': page('<style media="print">p{display:none}</style>', '<p>x</p>'),
  'a media query with importance': styled(
    '.c{width:600px;color:#111}@media only screen and (max-width:600px){.c{width:100%!important;color:#222!important}}',
    '<table class="c" width="600"><tr><td>x</td></tr></table>',
  ),
  'a rule for dark screens': styled(
    '.c{color:#111}@media (prefers-color-scheme:dark){.c{color:#eee!important}}',
    '<p class="c">x</p>',
  ),
  '@font-face, @import and @supports': styled(
    '@import url("data:text/css,");@font-face{font-family:A;src:url(data:font/woff2,)}@supports (display:grid){.c{display:grid}}.c{font-family:A,serif}',
    '<div class="c">x</div>',
  ),
  'rules for Hotmail, Outlook, Gmail and Apple': styled(
    '.ExternalClass p{line-height:100%}#outlook a{padding:0}[data-ogsc] .c{color:#fff!important}[data-ogsb] .c{background:#000!important}u + .body .c{min-width:100vw}#MessageViewBody a{color:inherit}a[x-apple-data-detectors]{color:inherit!important}[owa] .c{display:block}',
    '<div class="body"><p class="c">x <a href="#" x-apple-data-detectors="true">y</a></p></div>',
  ),
  'states and custom properties': styled(
    ':root{--c:rgb(10,20,30)}.c{color:var(--c)}a:hover{color:red}a::before{content:"→"}',
    '<p class="c">x <a href="#">y</a></p>',
  ),
  'importance against an attribute': styled(
    'p{color:red!important;margin:1px}',
    '<p style="color:green;margin:9px">x</p>',
  ),
  'importance against specificity': styled(
    '#x{color:red}.y{color:blue!important}p{margin:0}',
    '<p id="x" class="y">x</p>',
  ),
  'order, specificity and shorthands': styled(
    '#x{padding:1px}p{padding-left:9px;margin:0}p{margin:1px;font:italic 14px/2 serif}.z{font-size:20px}p.z{border:1px solid red;border-left-color:blue}',
    '<p id="x" class="z">x</p><p class="z">y</p>',
  ),
  'selectors of every kind': styled(
    'td > p{color:red}p + p{color:blue}p ~ span{color:green}tr:nth-child(2) td{background:#eee}a[href^="https"]{color:purple}td:first-child:not(.n){padding:7px}*{letter-spacing:1px}',
    '<table><tr><td class="n"><p>a</p><p>b</p><span>c</span></td></tr><tr><td>d</td><td><a href="https://example.com">e</a></td></tr></table>',
  ),
  'attributes of old': styled(
    'td{color:red}',
    '<table align="center" width="600" bgcolor="#eeeeee" cellpadding="4" border="1"><tr><td width="50%" height="40" valign="top" align="right">x</td><td>y</td></tr></table><img src="data:," width="120" height="60" alt="">',
  ),
  'widths by a rule': styled(
    '.w{width:300px}img{height:20px}',
    '<table class="w"><tr><td>x</td></tr></table><img src="data:," alt="">',
  ),
  'conditional comments and VML': page(
    '<!--[if mso]><style>p{color:blue}</style><xml></xml><![endif]--><style>p{color:red}</style>',
    '<!--[if mso]><v:rect><v:textbox><![endif]--><p>x</p><!--[if mso]></v:textbox></v:rect><![endif]--><!--[if !mso]><!--><p>y</p><!--<![endif]-->',
  ),
  'two bodies, and one in a comment':
    '<html><head><style>p{color:red}</style></head><body data-x="a>b"><!-- <body> --><p>x</p></body><body class="z"><p>y</p></body></html>',
  'no doctype':
    '<html><head><style>td{font-size:12px}</style></head><body style="font-size:30px"><table><tr><td>x</td></tr></table></body></html>',
  'an older doctype': `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><style>img{width:50px}td{line-height:1}</style></head><body><table><tr><td><img src="data:," alt=""></td></tr></table></body></html>`,
  'rows of a loop': styled(
    'tr:nth-child(odd) td{background:#eee}td{padding:4px}',
    '<table>{{#each event.items}}<tr><td>{{title}}</td><td>{{quantity}}</td></tr>{{/each}}</table>',
  ),
  'another direction, emoji and padding': styled(
    'p{color:red;text-align:start}',
    '<div dir="rtl" lang="ar"><p>مرحبا 😀</p></div><div style="display:none">Hi&zwnj;&nbsp;&zwnj;&nbsp;</div>',
  ),
  'a style sheet in the body': page('', '<style>p{color:red}</style><p>x</p><style>p{color:blue}</style>'),
  'several style sheets': page(
    '<style>p{color:red}</style><style media="screen">p{color:blue}</style><style>p{margin:0}</style>',
    '<p>x</p>',
  ),
  'generated by MJML': styled(
    '#outlook a{padding:0}table,td{border-collapse:collapse}@media only screen and (min-width:480px){.col-50{width:50%!important;max-width:50%}}',
    '<div style="background:#fff"><div class="col-50" style="font-size:0;display:inline-block;width:100%"><table width="100%"><tr><td style="padding:10px 25px;word-break:break-word">x</td></tr></table></div></div>',
  ),
};
