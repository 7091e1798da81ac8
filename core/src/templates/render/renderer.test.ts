import { createRenderer, type Renderer } from './renderer.js';
import { sampleContext } from '../sample.js';
import type { RenderOptions } from '../language/template.js';

const options: RenderOptions = { locale: 'en-US', timeZone: 'UTC', currency: 'EUR' };
const good = { subject: 'Hi {{person.first_name}}', html: '<p>{{money event.total event.currency_code}}</p>' };
const list = Array.from({ length: 300 }, (_, i) => i);
const runaway = {
  subject: 'Hi',
  html: '{{#each list}}{{#each ../list}}{{#each ../../list}}{{#if (eq this -1)}}x{{/if}}{{/each}}{{/each}}{{/each}}',
};
const bomb = { subject: 'Hi', html: '{{#each list}}{{#each ../list}}{{upper ../../big}}{{/each}}{{/each}}' };

let renderer: Renderer;
afterEach(() => renderer.close());

const expectGood = async (): Promise<void> => {
  const rendered = await renderer.render(good, sampleContext(), options);
  expect(rendered).toMatchObject({ subject: 'Hi Ada', html: '<p>€104.90</p>', text: '€104.90' });
};

test('renders in a thread, and starts none before the first render', async () => {
  const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const before = threads();
  renderer = createRenderer();
  expect(threads()).toBe(before);
  await expectGood();
});

test('a runaway template is stopped after two seconds, and the next render works', async () => {
  renderer = createRenderer({ maxThreads: 1 });
  await expectGood();
  const begun = performance.now();
  await expect(renderer.render(runaway, { list }, options)).rejects.toMatchObject({
    name: 'TemplateError',
    code: 'timeout',
    message: expect.stringContaining('loops inside loops') as string,
  });
  const took = performance.now() - begun;
  expect(took).toBeGreaterThan(1900);
  expect(took).toBeLessThan(4000);
  await expectGood();
}, 20_000);

test('the limit counts the render, not the wait for a thread', async () => {
  renderer = createRenderer({ maxThreads: 1, timeoutMs: 1_500 });
  // The thread starts with the first; each of the others waits behind it longer than the limit.
  const results = await Promise.allSettled([
    renderer.render(runaway, { list }, options),
    renderer.render(runaway, { list }, options),
    renderer.render(good, sampleContext(), options),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
}, 20_000);

test('a memory bomb is stopped, and the next render works', async () => {
  // Not for being late, on a machine that is busy.
  renderer = createRenderer({ maxThreads: 1, timeoutMs: 30_000 });
  await expect(renderer.render(bomb, { list, big: 'x'.repeat(100_000) }, options)).rejects.toMatchObject({
    code: 'memory',
    message: expect.stringContaining('128 MB') as string,
  });
  await expectGood();
}, 60_000);

test('a bomb harms no render beside it', async () => {
  renderer = createRenderer({ maxThreads: 2 });
  const context = { list, big: 'x'.repeat(100_000) };
  const [bad, ...rest] = await Promise.allSettled([
    renderer.render(bomb, context, options),
    ...Array.from({ length: 50 }, () => renderer.render(good, sampleContext(), options)),
  ]);
  expect(bad?.status).toBe('rejected');
  expect(rest.every(({ status }) => status === 'fulfilled')).toBe(true);
}, 20_000);

test('a thread that runs out of memory while it is stopped for being late harms no render after it', async () => {
  const context = { list, big: 'x'.repeat(100_000) };
  const idle = '{{#each list}}{{#each ../list}}{{#if (eq this -1)}}x{{/if}}{{/each}}{{/each}}'.repeat(45);
  const slowBomb = { subject: 'Hi', html: `${idle}${bomb.html}` };
  renderer = createRenderer({ maxThreads: 2, timeoutMs: 60_000 });
  await expectGood();
  const begun = performance.now();
  await expect(renderer.render(slowBomb, context, options)).rejects.toMatchObject({ code: 'memory' });
  const outOfMemoryAfter = Math.round(performance.now() - begun);
  // Both happen at once somewhere around there.
  for (let early = 120; early >= 0; early -= 20) {
    await renderer.close();
    renderer = createRenderer({ maxThreads: 2, timeoutMs: outOfMemoryAfter - early });
    await expectGood();
    await expect(renderer.render(slowBomb, context, options)).rejects.toThrow(/take out loops/);
    for (let i = 0; i < 50; i++) await expectGood();
  }
}, 180_000);

test('errors of the template keep their code and part on the way out of the thread', async () => {
  renderer = createRenderer();
  await expect(renderer.render({ subject: 'x', html: '{{nope 1}}' }, {}, options)).rejects.toMatchObject({
    code: 'compile',
    part: 'html',
  });
  const tree = { type: 'Program', body: [] } as unknown as string;
  await expect(renderer.render({ subject: 'x', html: tree }, {}, options)).rejects.toMatchObject({ code: 'compile' });
  const notJson = { person: { toString: () => 'x' } } as unknown as Record<string, string>;
  await expect(renderer.render(good, notJson, options)).rejects.toMatchObject({
    code: 'render',
    message: expect.stringContaining('plain JSON') as string,
  });
  await expectGood();
});

test('a template cannot see the environment of the process', async () => {
  renderer = createRenderer();
  const { text } = await renderer.render(
    { subject: 'x', html: 'x', text: '[{{process.env.PATH}}{{env}}]' },
    {},
    options,
  );
  expect(text).toBe('[]');
});

test('a closed renderer says so', async () => {
  renderer = createRenderer();
  await expectGood();
  await renderer.close();
  await expect(renderer.render(good, sampleContext(), options)).rejects.toThrow(/closed/);
});

test('close lets the render under way finish', async () => {
  renderer = createRenderer({ maxThreads: 1 });
  await expectGood();
  const under = expectGood();
  await renderer.close();
  await under;
});

test('what breaks the inliner of CSS down is refused, and its thread replaced: mails beside and after it are written', async () => {
  renderer = createRenderer({ maxThreads: 1, timeoutMs: 20_000 });
  const bad = {
    subject: 'x',
    html: `<style>p${':not('.repeat(1_000)}a${')'.repeat(1_000)}{color:red}</style><p>x</p>`,
  };
  const fine = { subject: 'x', html: '<style>p{color:red}</style><p>x</p>' };
  for (let i = 0; i < 3; i++) {
    await expect(renderer.render(bad, {}, options)).rejects.toMatchObject({ code: 'render', part: 'html' });
    // One that comes before its thread has ended is tried again by whoever sends it.
    const written = async (): Promise<string> => {
      for (let tries = 0; ; tries++) {
        try {
          return (await renderer.render(fine, {}, options)).html;
        } catch (error) {
          if (tries === 20) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    };
    expect(await written()).toContain('style="color: red;"');
  }
}, 60_000);
