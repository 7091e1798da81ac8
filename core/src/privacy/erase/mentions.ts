const MIN_ID = 6;

/** Text as it is meant, for those who wrote it in JSON, in an address, in a form or in HTML. */
const meantBy = (text: string): string[] => {
  const plain = text.toLowerCase();
  const unescaped = plain.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const decoded = plain.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const entities = plain.replace(/&#(x?)([0-9a-f]+);/g, (_, hex: string, code: string) =>
    String.fromCharCode(parseInt(code, hex ? 16 : 10) % 0x10000),
  );
  return [plain, unescaped, decoded, entities];
};

/** Texts within a text that may be base64 of something. */
const hiddenIn = (text: string): string[] =>
  (text.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? []).map((part) => Buffer.from(part, 'base64').toString('latin1'));

/** Does a text say one of these addresses or ids, however it is written? Ids shorter than six letters are not looked for. */
export const mentions = (text: string, who: { emails: string[]; externalIds: Record<string, string> }): boolean => {
  const sought = [...who.emails, ...Object.values(who.externalIds).filter((id) => id.length >= MIN_ID)].map((one) =>
    one.toLowerCase(),
  );
  return [text, ...hiddenIn(text)].flatMap(meantBy).some((said) => sought.some((one) => said.includes(one)));
};
