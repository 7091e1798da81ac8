/** A secret may not be sent to where it was asked for; no other attempt changes that. */
export class SecretHostError extends Error {}

/**
 * The value of a secret by its name, for the host that it is about to be sent to.
 * @param host as addresses have it, with its port where that is not the usual one
 * @throws SecretHostError in words where it may not be sent there; Error in words where it is not there, or cannot be
 *   read here
 */
export type SecretOf = (name: string, host: string) => Promise<string>;
