import { hasTag, workflow } from '../../builder/index.js';
import { openShop, type Shop } from '../../test-support/shop.js';

describe('advancing', () => {
  let shop: Shop | undefined;
  const open = async (built: Parameters<typeof openShop>[0]): Promise<Shop> => (shop = await openShop(built));
  afterEach(() => shop?.engine.stop());

  it('waits as long as a delay says, and no longer', async () => {
    const { happen, pass, tagsOf } = await open(workflow('w').on('asked').wait('3 hours').addTag('waited').build());
    await happen('asked', 'ada');
    await pass('2 hours');
    expect(await tagsOf('ada')).toEqual([]);
    await pass('1 hour');
    expect(await tagsOf('ada')).toEqual(['waited']);
  });

  it('sees what the run itself has changed', async () => {
    const { happen, tagsOf } = await open(
      workflow('w')
        .on('asked')
        .addTag('one')
        .branch(
          hasTag('one'),
          (yes) => yes.addTag('two'),
          (no) => no.addTag('never'),
        )
        .build(),
    );
    await happen('asked', 'ada');
    expect(await tagsOf('ada')).toEqual(['one', 'two']);
  });

  it('keeps people where they are while everyone is frozen', async () => {
    const { engine, happen, pass, tagsOf } = await open(
      workflow('w').on('asked').wait('1 hour').addTag('moved').build(),
    );
    await happen('asked', 'ada');
    await engine.workflows.freeze('w');
    await pass('1 day');
    expect(await tagsOf('ada')).toEqual([]);
    await engine.workflows.unfreeze('w');
    await pass('1 minute');
    expect(await tagsOf('ada')).toEqual(['moved']);
  });

  it('keeps people on the version with which they entered', async () => {
    const { engine, happen, pass, tagsOf } = await open(workflow('w').on('asked').wait('1 hour').addTag('old').build());
    await happen('asked', 'ada');
    await engine.workflows.publish(workflow('w').on('asked').wait('1 hour').addTag('new').build());
    await happen('asked', 'bob');
    await pass('2 hours');
    expect(await tagsOf('ada')).toEqual(['old']);
    expect(await tagsOf('bob')).toEqual(['new']);
  });
});
