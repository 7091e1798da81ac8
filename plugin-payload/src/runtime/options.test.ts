import { parseOptions, type WhenThenPluginOptions } from './options.js';

const mongo = { uri: 'mongodb://127.0.0.1:27017/whenthen' };
const failing = async (options: unknown): Promise<string> => {
  try {
    await parseOptions(options as WhenThenPluginOptions);
  } catch (error) {
    return (error as Error).message;
  }
  return 'was accepted';
};

test('an address of MongoDB is all it needs', async () => {
  const { host, engine } = await parseOptions({ mongo });
  expect(host).toEqual({
    enabled: true,
    access: {},
    collections: {
      workflows: 'workflows',
      templates: 'email-templates',
      sequences: 'sequences',
      segments: 'segments',
      forms: 'forms',
      submissions: 'form-submissions',
    },
    overrides: {},
  });
  expect(engine).toMatchObject({ worker: false, timeScale: 1, timeZone: 'UTC', mongo: { prefix: 'whenthen_' } });
});

test('what is undefined counts as not given', async () => {
  expect((await parseOptions({ mongo, mail: undefined })).engine.mail).toBeUndefined();
});

test('every wrong option is named by its path, with what to set', async () => {
  const message = await failing({
    mongo: { uri: 'localhost' },
    timeZone: 'Mars/Olympus',
    access: { read: true },
    collections: { workflows: 'My Workflows' },
  });
  expect(message).toContain('mongo.uri: set it to a MongoDB address, for example');
  expect(message).toContain('timeZone: is not an IANA time zone');
  expect(message).toContain('access.read: set it to a function');
  expect(message).toContain('collections.workflows: set it to lower-case letters');
});

test('what developers call things is read, and a wrong label named by its path', async () => {
  const vocabulary = { events: { 'quiz.done': 'Finished the quiz' } };
  expect((await parseOptions({ mongo, vocabulary })).engine.vocabulary).toEqual({
    events: { 'quiz.done': 'Finished the quiz' },
    fields: {},
    properties: {},
  });
  expect(await failing({ mongo, vocabulary: { fields: { plan: '' } } })).toContain(
    'vocabulary.fields.plan: write what people read',
  );
});

test('a misspelt option is named, wherever it stands', async () => {
  expect(await failing({ mongo, wroker: true })).toContain('there is no option "wroker"');
  expect(await failing({ mongo, collections: { workflow: 'w' } })).toContain(
    'collections: there is no option "workflow"',
  );
});

test('while Next builds, what the environment would say may be missing, and nothing else', async () => {
  process.env['NEXT_PHASE'] = 'phase-production-build';
  try {
    const { engine } = await parseOptions({
      mongo: { uri: undefined },
      mail: { from: 'Shop <a@example.com>' },
    } as never);
    expect(engine.mongo.uri).toBe('mongodb://not-set.invalid');
    expect(await failing({ mongo: { uri: undefined }, timeZone: 'Mars' })).toContain('timeZone');
    expect(await failing({ mongo: { uri: undefined }, mail: { smtp: 'localhost', from: 'a@example.com' } })).toContain(
      'mail.smtp: set it to an SMTP address',
    );
  } finally {
    delete process.env['NEXT_PHASE'];
  }
});

test('without MongoDB it says what is missing', async () => {
  expect(await failing({})).toContain('mongo: is missing. Set mongo to { uri: process.env.MONGODB_URI }');
  expect(await failing({ mongo: { uri: undefined } })).toContain('mongo.uri: is missing.');
  expect(await failing({ mongo, mail: { from: 'Shop <shop@example.com>' } })).toContain(
    'mail.smtp: set either smtp, to an address such as smtp://127.0.0.1:1025, or transport',
  );
});
