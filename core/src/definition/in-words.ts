/**
 * A name as somebody would say it: `vip_level` as "Vip level", `quiz.done` as "Quiz done", `minAmount` as "Min amount".
 * What holds a space was written to be read, and stays.
 */
export const inWords = (name: string): string => {
  if (/\s/.test(name)) return name;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[$._-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
};

/** A choice of a setting as somebody would say it; what is written with capitals, such as `USD`, stays. */
export const choiceInWords = (choice: string): string =>
  /^[a-z][a-z0-9_.-]*$/.test(choice) ? inWords(choice) : choice;
