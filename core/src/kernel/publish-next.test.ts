import { publishNext } from './publish-next.js';

const versionsOf = (texts: string[], wanted: string) => ({
  what: 'The template "hello"',
  latest: () => Promise.resolve(texts.length > 0 ? { version: texts.length, text: texts.at(-1) } : null),
  isSame: ({ text }: { version: number; text: string | undefined }) => text === wanted,
  insert: (version: number) => {
    if (texts.length >= version) return Promise.resolve(false);
    texts.push(wanted);
    return Promise.resolve(true);
  },
});

describe('publishNext', () => {
  it('makes the first version, then the next', async () => {
    const texts: string[] = [];
    expect(await publishNext(versionsOf(texts, 'one'))).toEqual({ version: 1, created: true });
    expect(await publishNext(versionsOf(texts, 'two'))).toEqual({ version: 2, created: true });
  });

  it('returns the latest version where it is the same', async () => {
    const texts = ['one', 'two'];
    expect(await publishNext(versionsOf(texts, 'two'))).toEqual({ version: 2, created: false });
    expect(await publishNext(versionsOf(texts, 'one'))).toEqual({ version: 3, created: true });
  });

  it('publishes however often somebody else takes the number', async () => {
    const texts: string[] = [];
    const versions = versionsOf(texts, 'mine');
    const result = await publishNext({
      ...versions,
      insert: (version) => {
        if (texts.length < 8) texts.push('theirs');
        return versions.insert(version);
      },
    });
    expect(result).toEqual({ version: 9, created: true });
    expect(texts.at(-1)).toBe('mine');
  });

  it('returns the version of whoever published the same meanwhile', async () => {
    const texts = ['one'];
    const versions = versionsOf(texts, 'two');
    const result = await publishNext({
      ...versions,
      insert: (version) => {
        texts.push('two');
        return versions.insert(version);
      },
    });
    expect(result).toEqual({ version: 2, created: false });
  });

  it('gives up where what is there and what is read never agree', async () => {
    const result = publishNext({ ...versionsOf([], 'mine'), insert: () => Promise.resolve(false) }, () =>
      Promise.resolve(),
    );
    await expect(result).rejects.toThrow('The template "hello" is being published by others at this moment.');
  });
});
