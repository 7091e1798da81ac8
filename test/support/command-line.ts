/** Reads the options of a command; where they are wrong, says so with its usage, and returns `undefined`. */
export const optionsOr = <Options>(usage: string, read: (args: string[]) => Options): Options | undefined => {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return undefined;
  }
};
