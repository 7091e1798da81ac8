import { createSlots } from './slots.js';

describe('the slots of lanes', () => {
  it('are each lane’s own', () => {
    const slots = createSlots(2);
    expect(slots.take('smtp:a')).toBe(2);
    expect(slots.take('smtp:a')).toBe(0);
    expect(slots.take('action:call')).toBe(2);
    slots.leave('smtp:a', 1);
    expect(slots.take('smtp:a')).toBe(1);
    expect(slots.taken('smtp:a')).toBe(2);
  });

  it('of hosts have a total, behind which whoever has nothing under way still gets one', () => {
    const slots = createSlots(2);
    for (let i = 0; i < 10; i++) expect(slots.take(`host:${i}`)).toBe(2);
    expect(slots.take('host:late')).toBe(1);
    expect(slots.take('host:late')).toBe(0);
    for (let i = 11; i < 30; i++) expect(slots.take(`host:${i}`)).toBe(1);
    expect(slots.take('host:too-late')).toBe(0);
    // Others are not touched by it.
    expect(slots.take('smtp:a')).toBe(2);
    expect(slots.take('action:call')).toBe(2);
    for (let i = 11; i < 30; i++) slots.leave(`host:${i}`, 1);
    slots.leave('host:late', 1);
    slots.leave('host:3', 1);
    expect(slots.take('host:too-late')).toBe(1);
  });

  it('are taken for a trial also where none is free', () => {
    const slots = createSlots(1);
    slots.take('smtp:a');
    slots.force('smtp:a');
    expect(slots.taken('smtp:a')).toBe(2);
    slots.leave('smtp:a', 1);
    expect(slots.take('smtp:a')).toBe(0);
  });
});
