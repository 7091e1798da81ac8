/** A number from 0 to 1 that is always the same for a key of hexadecimal digits. */
export const spreadOf = (key: string): number => parseInt(key.slice(0, 4), 16) / 0xffff;
