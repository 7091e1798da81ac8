import type { ChangeFunction } from '../decide/types.js';
import { emptyCatalog, type Catalog } from '../definition/catalog.js';
import { describeAction, type Action } from './define-action.js';

/** The actions of this process. */
export interface ActionRegistry {
  catalog: Catalog;
  /** Types that reach outside: what this process may claim. */
  effectTypes: string[];
  get(type: string): Action | undefined;
  /** The pure actions, as `decide` takes them. */
  changes: Readonly<Record<string, ChangeFunction>>;
}

/**
 * `unavailable` names actions that can be built with, but not carried out by this process.
 * @throws Error when two actions have one type.
 */
export const createRegistry = (actions: Action[], unavailable: readonly string[] = []): ActionRegistry => {
  const byType = new Map<string, Action>();
  for (const action of actions) {
    if (byType.has(action.type)) throw new Error(`Two actions have the type "${action.type}": rename one.`);
    byType.set(action.type, action);
  }
  const changes: Record<string, ChangeFunction> = {};
  for (const action of actions) {
    const { change } = action;
    if (!change) continue;
    changes[action.type] = (input, person, scope) => {
      // Settings were checked when the version was published; what does not fit any more changes nothing.
      const parsed = action.input.safeParse(input);
      return parsed.success ? change(parsed.data, person, scope) : [];
    };
  }
  return {
    catalog: { ...emptyCatalog, actions: actions.map(describeAction) },
    effectTypes: actions.filter((a) => a.run && !unavailable.includes(a.type)).map((a) => a.type),
    get: (type) => byType.get(type),
    changes,
  };
};
