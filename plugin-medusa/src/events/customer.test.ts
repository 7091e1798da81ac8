import { customerEvents } from './customer';

const customer = {
  id: 'cus_1',
  email: 'ada@example.com',
  first_name: 'Ada',
  has_account: true,
  created_at: '2026-01-01T00:00:00.000Z',
};

describe('customer.created', () => {
  it('tells of an account and of a customer entered by an admin', () => {
    expect(customerEvents(customer)).toMatchObject([
      {
        id: 'customer.created:cus_1',
        name: 'customer.created',
        subject: 'customer:cus_1',
        person: { fields: { first_name: 'Ada' }, externalIds: { medusa_customer: 'cus_1' } },
      },
    ]);
    expect(customerEvents({ ...customer, has_account: false, created_by: 'user_1' })).toHaveLength(1);
  });

  it('does not tell of the row that the store makes for a guest', () => {
    expect(customerEvents({ ...customer, has_account: false, created_by: null })).toEqual([]);
    expect(customerEvents({ ...customer, email: null })).toEqual([]);
  });
});
