/** The value of a secret by its name. @throws Error in words where it is not there, or cannot be read here */
export type SecretOf = (name: string) => Promise<string>;
