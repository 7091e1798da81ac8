/** How Medusa gives an amount or a quantity: a number, text, its BigNumber, or the raw value of one. */
export type Amount = number | string | { numeric: number } | { value: string | number } | null | undefined;

/** The amount as a plain number, in the currency's main unit (dollars, not cents); 0 where there is none. */
export const toNumber = (amount: Amount): number => {
  if (amount === null || amount === undefined) return 0;
  const plain = typeof amount === 'object' ? ('numeric' in amount ? amount.numeric : amount.value) : amount;
  const number = Number(plain);
  return Number.isFinite(number) ? number : 0;
};
