import { customerEvents, deletedCustomerEvents } from './customer';

const customer = {
  id: 'cus_1',
  email: 'ada@example.com',
  first_name: 'Ada',
  has_account: true,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.010Z',
};
const guest = { ...customer, has_account: false, created_by: null };

describe('customer.created', () => {
  it('tells of an account and of a customer entered by an admin', () => {
    expect(customerEvents(customer)).toMatchObject([
      {
        id: expect.stringMatching(/^customer\.created:cus_1:/),
        name: 'customer.created',
        subject: 'customer:cus_1',
        owns: true,
        person: { fields: { first_name: 'Ada' }, externalIds: { medusa_customer: 'cus_1' } },
      },
    ]);
    expect(customerEvents({ ...customer, has_account: false, created_by: 'user_1' })).toHaveLength(1);
  });

  it('tells what the account says of language and zone, and guesses the zone of the home address', () => {
    const vienna = { country_code: 'at', is_default_shipping: true, first_name: 'Somebody else' };
    const addresses = [{ country_code: 'jp', is_default_billing: true }, vienna];
    expect(customerEvents({ ...customer, addresses })[0]?.person).toEqual({
      fields: { first_name: 'Ada' },
      externalIds: { medusa_customer: 'cus_1' },
      guessed: { timeZone: 'Europe/Vienna' },
    });
    const said = { locale: 'de', timeZone: 'Europe/Berlin' };
    expect(customerEvents({ ...customer, addresses, said })[0]?.person).toMatchObject(said);
    const two = [{ country_code: 'jp' }, { country_code: 'at' }];
    expect(customerEvents({ ...customer, addresses: two })[0]?.person).not.toHaveProperty('guessed');
  });

  it('does not tell of the row that the store makes for a guest', () => {
    expect(customerEvents(guest)).toEqual([]);
    expect(customerEvents({ ...customer, email: null })).toEqual([]);
  });
});

describe('an account that was changed', () => {
  it('tells so, and under another address that it is that person’s now', () => {
    const changed = { ...customer, email: 'new@example.com', updated_at: '2026-02-01T00:00:00.000Z' };
    const [created, updated] = customerEvents(changed);
    expect(created?.id).not.toBe(customerEvents(customer)[0]?.id);
    expect(updated).toMatchObject({
      name: 'customer.updated',
      email: 'new@example.com',
      owns: true,
      occurredAt: new Date('2026-02-01T00:00:00.000Z'),
    });
  });

  it('tells so also right after it was made, but not of its making', () => {
    const namesAt = (updated_at: string) => customerEvents({ ...customer, updated_at }).map((event) => event.name);
    expect(namesAt('2026-01-01T00:00:00.040Z')).toEqual(['customer.created', 'customer.updated']);
    expect(namesAt('2026-01-01T00:00:00.010Z')).toEqual(['customer.created']);
  });

  it('that was deleted ends everything its person is in; a guest’s row does not', () => {
    const deletedAt = '2026-03-01T00:00:00.000Z';
    expect(deletedCustomerEvents({ ...customer, deleted_at: deletedAt })).toMatchObject([
      {
        name: 'customer.deleted',
        email: 'ada@example.com',
        occurredAt: new Date(deletedAt),
        endRuns: 'The customer was deleted in the store',
      },
    ]);
    expect(deletedCustomerEvents({ ...guest, deleted_at: deletedAt })).toEqual([]);
    expect(deletedCustomerEvents({ ...customer, deleted_at: null })).toEqual([]);
  });
});
