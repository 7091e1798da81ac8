import { hostOfUrl, secretHosts } from './secret-host.js';

test('hosts are kept as addresses have them, each once', () => {
  const given = [' ERP.example.com ', 'erp.example.com:443', 'erp.example.com:8443', 'bücher.example', '[::1]:8080'];
  expect(secretHosts.parse(given)).toEqual([
    'erp.example.com',
    'erp.example.com:8443',
    'xn--bcher-kva.example',
    '[::1]:8080',
  ]);
});

test.each([
  '',
  'https://erp.example.com',
  'erp.example.com/path',
  'me@erp.example.com',
  '*.example.com',
  'a b',
  'a:x',
  '{{person.host}}',
])('"%s" is no host', (host) => {
  expect(secretHosts.safeParse([host]).error?.issues).toMatchObject([{ path: [0] }]);
});

test('there is at least one', () => {
  expect(secretHosts.safeParse([]).success).toBe(false);
  expect(secretHosts.safeParse(undefined).success).toBe(false);
});

test.each([
  ['https://ERP.example.com/a', 'erp.example.com'],
  ['http://erp.example.com:8080/', 'erp.example.com:8080'],
  ['https://erp.example.com.mine.example/', 'erp.example.com.mine.example'],
  ['https://erp.example.com\\@mine.example/', 'erp.example.com'],
  // Nothing is filled in here: such a host is none that anybody has.
  ['https://{{person.host}}/', '{{person.host}}'],
  ['nothing', undefined],
])('the host of %s is %s', (url, host) => expect(hostOfUrl(url)).toBe(host));
