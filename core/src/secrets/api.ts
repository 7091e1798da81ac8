/** A secret without its value, which is never returned. */
export interface SecretView {
  name: string;
  /** Who of the staff set it last, and when. */
  by: string;
  changedAt: string;
  /** False: it was locked with a secret that this process does not have any more. Set it again. */
  readable: boolean;
}

/** Tokens and passwords that steps name, kept apart from workflows and locked with the option `secret`. */
export interface SecretsApi {
  /** @throws InvalidInputError naming the path; ConflictError where the option `secret` is not set */
  set(name: string, value: string, by: string): Promise<void>;
  /** By name. */
  list(): Promise<SecretView[]>;
  /** Steps that name it wait, and are tried again. @throws NotFoundError */
  remove(name: string): Promise<void>;
}
