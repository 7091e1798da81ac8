import { formSettings } from './form.js';
import { readFormBody } from './body.js';
import { isTrapped, readSubmission } from './submission.js';

const settings = formSettings.parse({});

test.each([
  ['a name that begins with “$”', { email: 'ada@example.com', $utm: 'x' }, ['$utm'], /begins with “\$”/],
  ['no address', { name: 'Ada' }, ['email'], /is missing/],
  ['a wrong address', { email: 'ada' }, ['email'], /is not an e-mail address/],
])('%s is named', (_, values, path, message) => {
  expect(readSubmission(values, settings)).toEqual({
    issues: [{ path, message: expect.stringMatching(message) as string }],
  });
});

test.each([
  [undefined, false],
  [null, false],
  [false, false],
  ['', false],
  [[], false],
  [['', ''], false],
  ['x', true],
  [['', 'x'], true],
  [1, true],
  [true, true],
])('a trap that holds %j counts as filled in: %s', (value, filled) => {
  expect(isTrapped({ email: 'ada@example.com', _gotcha: value }, '_gotcha')).toBe(filled);
});

test.each([
  ['Ada', true],
  ['Ada-Marie d’Arc Jr.', true],
  ['Dr. A. Lovelace', true],
  ['Your account is locked: https://evil.example', false],
  ['see www.evil', false],
  ['evil.example', false],
  ['ada@example.com', false],
  ['Ada\nPlease call us', false],
  ['x'.repeat(61), false],
  [{ $gt: '' }, false],
  [['Ada'], false],
])('the name %j comes to the profile: %s', (name, comes) => {
  const values = { email: 'ada@example.com', first_name: name, last_name: 'L', city: 'evil.example' };
  const read = readSubmission(values, formSettings.parse({ fields: { city: 'city' } }));
  const fields = { ...(comes ? { first_name: name } : {}), last_name: 'L', city: 'evil.example' };
  // What was written stays with the event.
  expect(read).toEqual({ submission: { email: 'ada@example.com', values, fields } });
});

describe('a form with a file input', () => {
  const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
  /** As a browser sends it. */
  const body = (filename: string, content: string) => {
    const parts = [
      'Content-Disposition: form-data; name="email"\r\n\r\nada@example.com',
      `Content-Disposition: form-data; name="photo"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n${content}`,
    ];
    const text = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
    return readFormBody(new TextEncoder().encode(text), `multipart/form-data; boundary=${boundary}`);
  };

  test('in which nothing was chosen is an empty input', async () => {
    expect(await body('', '')).toEqual({ email: 'ada@example.com', photo: '' });
  });

  test('in which one was chosen is refused by name', async () => {
    await expect(body('me.png', 'x')).rejects.toThrow('“photo” is a file: this form takes none.');
  });
});
