import { createSlots, reservedSlots } from './slots.js';

const all = (limit: number) => ({ limit, marketing: limit });

describe('the slots of lanes', () => {
  it('are each lane’s own', () => {
    const slots = createSlots(2);
    expect(slots.take('action:mail')).toEqual(all(2));
    expect(slots.take('action:mail')).toEqual(all(0));
    expect(slots.take('action:call')).toEqual(all(2));
    slots.leave('action:mail', 1);
    expect(slots.take('action:mail')).toEqual(all(1));
    expect(slots.taken('action:mail')).toBe(2);
  });

  it('of mails are some more for transactional ones', () => {
    expect([1, 10, 11, 20].map(reservedSlots)).toEqual([1, 1, 2, 2]);
    const slots = createSlots(20);
    expect(slots.take('smtp:a')).toEqual({ limit: 22, marketing: 20 });
    slots.leave('smtp:a', 1);
    expect(slots.take('smtp:a')).toEqual({ limit: 1, marketing: 0 });
    slots.leave('smtp:a', 3);
    expect(slots.take('smtp:a')).toEqual({ limit: 3, marketing: 1 });
  });

  it('of hosts have a total, behind which whoever has nothing under way still gets one', () => {
    const slots = createSlots(2);
    for (let i = 0; i < 10; i++) expect(slots.take(`host:${i}`)).toEqual(all(2));
    expect(slots.take('host:late')).toEqual(all(1));
    expect(slots.take('host:late')).toEqual(all(0));
    for (let i = 11; i < 30; i++) expect(slots.take(`host:${i}`)).toEqual(all(1));
    expect(slots.take('host:too-late')).toEqual(all(0));
    // Others are not touched by it.
    expect(slots.take('smtp:a')).toEqual({ limit: 3, marketing: 2 });
    expect(slots.take('action:call')).toEqual(all(2));
    for (let i = 11; i < 30; i++) slots.leave(`host:${i}`, 1);
    slots.leave('host:late', 1);
    slots.leave('host:3', 1);
    expect(slots.take('host:too-late')).toEqual(all(1));
  });

  it('are taken for a trial also where none is free', () => {
    const slots = createSlots(1);
    slots.take('action:call');
    slots.force('action:call');
    expect(slots.taken('action:call')).toBe(2);
    slots.leave('action:call', 1);
    expect(slots.take('action:call')).toEqual(all(0));
  });
});
