import { sameJson, type CanvasValue } from '../../graph/index.js';
import type { CanvasStore } from './store.js';

/** Values remembered while they are on their way through the form; more than anybody has under way. */
const LIMIT = 50;

/**
 * Keeps a canvas and the form around it in step. What comes back because it was reported is no news, even when more was
 * changed meanwhile, and even when definition and layout are two fields of the form that change one after the other.
 * Any other value (a restored version, another user's) replaces what is drawn; where something was
 * changed before, as one undo step.
 */
export const createOutside = (store: CanvasStore) => {
  /** What the form had last, then everything reported since. */
  let known: CanvasValue[] = [store.getState().value];
  let accepting = false;
  return {
    /** Calls back with every change made on the canvas. Returns the way to stop. */
    report: (onChange: (value: CanvasValue) => void) =>
      store.subscribe((state, before) => {
        if (accepting || state.value === before.value) return;
        known = [...known.slice(1 - LIMIT), state.value];
        onChange(state.value);
      }),
    /** Takes in the value that the form has now. */
    accept: (value: CanvasValue) => {
      const definition = known.findLastIndex((k) => sameJson(k.definition, value.definition));
      const layout = known.findLastIndex((k) => sameJson(k.layout, value.layout));
      if (definition >= 0 && layout >= 0) {
        known = known.slice(Math.min(definition, layout));
        return;
      }
      known = [value];
      if (sameJson(value, store.getState().value)) return;
      const history = store.temporal.getState();
      const untouched = history.pastStates.length === 0;
      accepting = true;
      if (untouched) history.pause();
      store.setState(({ arrivals }) => ({ value, drag: {}, menu: null, arrivals: arrivals + 1 }));
      if (untouched) history.resume();
      accepting = false;
    },
  };
};
