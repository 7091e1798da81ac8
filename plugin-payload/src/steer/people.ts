/** So many people, in words. */
export const people = (n: number): string => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`);
