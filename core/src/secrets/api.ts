/** A secret without its value, which is never returned. */
export interface SecretView {
  name: string;
  /** Where it may be sent; none: it was kept before secrets had hosts, and is sent nowhere. */
  hosts: string[];
  /** Who of the staff set it last, and when. */
  by: string;
  changedAt: string;
  /** False: it was locked with a secret that this process does not have any more. Set it again. */
  readable: boolean;
}

/** A secret as it is entered. */
export interface KeepSecret {
  /** 6 to 4,000 signs of ASCII. */
  value: string;
  /** Where it may be sent, such as `erp.example.com` or `erp.example.com:8443`: 1 to 20. */
  hosts: string[];
}

/** Tokens and passwords that steps name, kept apart from workflows and locked with the option `secret`. */
export interface SecretsApi {
  /**
   * Keeps one, in place of the one that has its name. No host gets it but these: others need the value entered anew.
   * @throws InvalidInputError naming the path; ConflictError where the option `secret` is not set
   */
  set(name: string, secret: KeepSecret, by: string): Promise<void>;
  /** By name. */
  list(): Promise<SecretView[]>;
  /** Steps that name it wait, and are tried again. @throws NotFoundError */
  remove(name: string, by?: string): Promise<void>;
}
