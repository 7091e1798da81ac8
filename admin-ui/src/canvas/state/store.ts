import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { CanvasValue, Point, Size } from '../../graph/index.js';

/** Where the menu "add a step" is open: the branch it adds to, and its top left corner, from the canvas' corner. */
export interface AddMenuPlace {
  source: string;
  branch: string;
  x: number;
  y: number;
}

/** Everything one canvas knows. Only `value` is undone and redone, and only `value` is reported by `onChange`. */
export interface CanvasState {
  value: CanvasValue;
  selectedNodes: readonly string[];
  selectedEdges: readonly string[];
  /** The settings of the selected node are shown: after a click or Enter, not after a mere drag. */
  inspecting: boolean;
  /** Positions of nodes that are being dragged right now. */
  drag: Readonly<Record<string, Point>>;
  /** Sizes as drawn. */
  sizes: Readonly<Record<string, Size>>;
  menu: AddMenuPlace | null;
  /** Why something was not done, until something else is. */
  refusal: string | null;
  /** How many times a value came from outside: each is shown as when the canvas is opened. */
  arrivals: number;
}

/** Undo steps kept per canvas. */
const UNDO_LIMIT = 200;

/** The state of one canvas, with its own undo history. */
export const createCanvasStore = (value: CanvasValue) =>
  createStore<CanvasState>()(
    temporal(
      (): CanvasState => ({
        value,
        selectedNodes: [],
        selectedEdges: [],
        inspecting: false,
        drag: {},
        sizes: {},
        menu: null,
        refusal: null,
        arrivals: 0,
      }),
      {
        partialize: (state) => ({ value: state.value }),
        equality: (a, b) => a.value === b.value,
        limit: UNDO_LIMIT,
      },
    ),
  );

export type CanvasStore = ReturnType<typeof createCanvasStore>;
