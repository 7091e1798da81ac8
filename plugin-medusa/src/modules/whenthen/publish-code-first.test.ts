import { publishCodeFirst } from './publish-code-first';

const wrong = Object.assign(new Error('steps.a.next: leads nowhere'), { code: 'invalid_definition' });

const engineWith = (publish: (what: { id: string }) => Promise<unknown>) => {
  const done: string[] = [];
  const record = async (what: { id: string }) => {
    await publish(what);
    done.push(what.id);
  };
  const engine = {
    templates: { publish: record },
    workflows: {
      publish: record,
      get: (id: string) => Promise.resolve({ id, status: 'draft' }),
      setStatus: (id: string, status: string) => Promise.resolve(void done.push(`${id} ${status}`)),
    },
  };
  return { engine: engine as unknown as Parameters<typeof publishCodeFirst>[0], done };
};

const named = (id: string) => ({ id, name: id.toUpperCase(), subject: '', html: '', definition: {} });
const options = {
  templates: [named('t1'), named('t2')],
  workflows: [{ ...named('w1'), activate: true }, { ...named('w2'), activate: true }, named('w3')],
};

it('leaves out what is wrong, names it, and publishes the rest', async () => {
  const { engine, done } = engineWith(({ id }) =>
    ['t1', 'w1'].includes(id) ? Promise.reject(wrong) : Promise.resolve(),
  );
  const { drafts, refused } = await publishCodeFirst(engine, options);
  expect(done).toEqual(['t2', 'w2', 'w2 active', 'w3']);
  expect(drafts).toEqual(['w3']);
  expect(refused.map((r) => [r.code, r.message])).toEqual([
    ['template_refused', expect.stringMatching(/“T1” \(t1\).*leads nowhere/)],
    ['workflow_refused', expect.stringMatching(/“W1” \(w1\).*leads nowhere/)],
  ]);
});

it('does not take a database that is away for a mistake in the options', async () => {
  const { engine } = engineWith(() => Promise.reject(Object.assign(new Error('away'), { code: 'unavailable' })));
  await expect(publishCodeFirst(engine, options)).rejects.toThrow('away');
});
