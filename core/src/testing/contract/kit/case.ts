import type { Stores } from '../../../model/stores.js';

/** The ports of a store, by their names in {@link Stores}. */
export type PortName = {
  [K in keyof Stores]: Stores[K] extends (...given: never[]) => unknown ? never : Stores[K] extends object ? K : never;
}[keyof Stores];

/** The methods of the ports: `runs.commit`. */
type MethodName = { [P in PortName]: `${P}.${keyof Stores[P] & string}` }[PortName];

/** One thing that a store has to do, whatever it keeps its records in. */
export interface StoreCase {
  /** The method that it is about. A method without a case fails the suite. */
  of: MethodName;
  /** What has to be so, in words. */
  name: string;
  /** Tries it on a store that is empty. @throws AssertionError (node:assert) where it is not so */
  run(store: Stores): Promise<void>;
}
