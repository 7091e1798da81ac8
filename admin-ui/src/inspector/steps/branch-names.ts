/** The first letter that is not taken yet. */
export const freshLetter = (taken: readonly string[]): string => {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  return letters.find((letter) => !taken.includes(letter)) ?? freshName('Branch', taken);
};

/** `<stem> 2`, `<stem> 3`, …: the first that is not taken. */
export const freshName = (stem: string, taken: readonly string[]): string => {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${stem} ${n}`)) return `${stem} ${n}`;
};
