import { field, not, workflow } from '../../builder/index.js';
import { openShop, type Shop } from '../../test-support/shop.js';

describe('entering', () => {
  let shop: Shop | undefined;
  const open = async (built: Parameters<typeof openShop>[0]): Promise<Shop> => (shop = await openShop(built));
  afterEach(() => shop?.engine.stop());

  it('is once for a person, unless the workflow says otherwise', async () => {
    const { happen, runsOf } = await open(workflow('w').on('asked').addTag('in').build());
    await happen('asked', 'ada');
    await happen('asked', 'ada');
    expect(await runsOf('ada')).toHaveLength(1);
  });

  it('is possible again after a while', async () => {
    const { happen, pass, runsOf } = await open(workflow('w').on('asked').reenter('3 days').addTag('in').build());
    await happen('asked', 'ada');
    await pass('2 days');
    await happen('asked', 'ada');
    expect(await runsOf('ada')).toHaveLength(1);
    await pass('2 days');
    await happen('asked', 'ada');
    expect(await runsOf('ada')).toHaveLength(2);
  });

  it('is once for each instance', async () => {
    const { happen, runsOf } = await open(workflow('w').on('asked').per('cart').wait('1 day').addTag('in').build());
    for (const cart of ['a', 'b', 'a']) await happen('asked', 'ada', { properties: { cart } });
    expect(await runsOf('ada')).toHaveLength(2);
  });

  it('is for those who pass the entry filter', async () => {
    const { happen, runsOf } = await open(
      workflow('w')
        .on('asked')
        .onlyIf(not(field('role', 'equals', 'staff')))
        .addTag('in')
        .build(),
    );
    await happen('asked', 'ada', { person: { fields: { role: 'staff' } } });
    await happen('asked', 'bob');
    expect(await runsOf('ada')).toEqual([]);
    expect(await runsOf('bob')).toHaveLength(1);
  });

  it('is closed while the workflow is paused', async () => {
    const { engine, happen, runsOf } = await open(workflow('w').on('asked').addTag('in').build());
    await engine.workflows.setStatus('w', 'paused');
    await happen('asked', 'ada');
    expect(await runsOf('ada')).toEqual([]);
  });
});
