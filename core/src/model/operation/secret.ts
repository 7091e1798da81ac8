/** A secret that steps name, as stored. `_id` is its name. */
export interface SecretRecord {
  _id: string;
  /** Locked with the option `secret`. */
  locked: string;
  /** Where it may be sent: hosts with their ports. Missing: kept before there were any, and sent nowhere. */
  hosts?: string[];
  by: string;
  changedAt: Date;
}

/** What secrets need from a store. */
export interface SecretStore {
  /** Keeps one, in place of the one that has its name. */
  put(secret: SecretRecord): Promise<void>;
  get(name: string): Promise<SecretRecord | null>;
  /** By name. */
  all(): Promise<SecretRecord[]>;
  /** False where there is none. */
  remove(name: string): Promise<boolean>;
}
