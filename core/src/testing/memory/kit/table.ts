import { types } from 'node:util';

/**
 * The records of one kind, by their ids. What goes in and what comes out is a copy, as with a database: whoever changes
 * what they were given changes nothing here. A property that is `undefined` is not kept.
 */
export class Table<R extends { _id: string }> {
  readonly #records = new Map<string, R>();

  get(id: string): R | undefined {
    const found = this.#records.get(id);
    return found && kept(found);
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  /** Keeps a record, in place of the one that has its id. */
  put(record: R): void {
    this.#records.set(record._id, kept(record));
  }

  /** Keeps a record unless its id is taken; returns whether it was free. */
  insert(record: R): boolean {
    if (this.#records.has(record._id)) return false;
    this.put(record);
    return true;
  }

  delete(id: string): boolean {
    return this.#records.delete(id);
  }

  /** Those that fit, in the order of their ids. */
  find(fits: (record: Readonly<R>) => boolean = () => true): R[] {
    return [...this.#records.values()]
      .filter(fits)
      .sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0))
      .map((record) => kept(record));
  }

  count(fits: (record: Readonly<R>) => boolean = () => true): number {
    let found = 0;
    for (const record of this.#records.values()) if (fits(record)) found++;
    return found;
  }

  /** Changes one in place; returns it as it is then, or `undefined` where it is not there or does not fit. */
  update(id: string, change: (record: R) => void, fits: (record: Readonly<R>) => boolean = () => true): R | undefined {
    const record = this.get(id);
    if (!record || !fits(record)) return undefined;
    change(record);
    this.put(record);
    return this.get(id);
  }
}

/** A copy without what is `undefined`, at any depth, as a database keeps it. */
const kept = <T>(value: T): T => {
  // Also one of another realm: test runners have their own.
  if (types.isDate(value)) return new Date(value.getTime()) as T;
  if (Array.isArray(value)) return Array.from(value as unknown[], (one) => (one === undefined ? null : kept(one))) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, kept(one as unknown)]])),
    ) as T;
  return value;
};
