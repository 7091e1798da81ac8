import anyAscii from 'any-ascii';

/** The id of a new topic, made of its name: `Neue Räder` becomes `neue_rader`; a number behind it where it is taken. */
export const topicIdOf = (name: string, taken: readonly string[]): string => {
  const words = anyAscii(name.trim())
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36);
  const base = words === '' ? 'topic' : words;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(id)) return id;
  }
};
