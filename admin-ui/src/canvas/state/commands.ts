import { MAX_STEPS, type Step, type WorkflowDefinition } from '@whenthen/core/definition';
import {
  addStep,
  changeKeepingTidy,
  copySteps,
  deleteSteps,
  layoutKey,
  makeRoom,
  pasteSteps,
  pinLayout,
  setBranch,
  TRIGGER_NODE,
  type AddPlace,
  type CanvasValue,
  type Clip,
  type Point,
} from '../../graph/index.js';
import type { CanvasStore } from './store.js';

/** How far from its original a copy is put, in canvas units. */
const COPY_OFFSET: Point = { x: 48, y: 48 };

const FULL = `A workflow has at most ${MAX_STEPS.toLocaleString('en')} steps. Let this one end with “Start workflow”, and go on in another.`;

/** What can be done to a canvas. Each command that changes the value is one undo step. */
export const createCommands = (store: CanvasStore) => {
  const get = () => store.getState();
  const commit = (value: CanvasValue) => {
    if (value !== get().value) store.setState({ value, refusal: null });
  };
  /** Whether so many more steps fit in; where they do not, it is said, and nothing changes. */
  const hasRoomFor = (more: number): boolean => {
    const fits = Object.keys(get().value.definition.steps).length + more <= MAX_STEPS;
    if (!fits) store.setState({ refusal: FULL, menu: null });
    return fits;
  };
  const select = (nodes: string[], edges: string[] = []) =>
    store.setState({ selectedNodes: nodes, selectedEdges: edges });

  return {
    select,
    /** Selects a node and shows its settings. */
    inspect: (node: string) => store.setState({ selectedNodes: [node], selectedEdges: [], inspecting: true }),
    closeSettings: () => store.setState({ inspecting: false }),
    openMenu: (menu: NonNullable<ReturnType<typeof get>['menu']>) => store.setState({ menu }),
    /** Says why something is not done. */
    refuse: (refusal: string) => store.setState({ refusal }),
    dismissRefusal: () => get().refusal && store.setState({ refusal: null }),
    closeMenu: () => get().menu && store.setState({ menu: null }),

    /** Changes what the workflow means without changing what is connected with what. */
    setDefinition: (change: (definition: WorkflowDefinition) => WorkflowDefinition) => {
      const { value } = get();
      const definition = change(value.definition);
      if (definition !== value.definition) commit({ ...value, definition });
    },
    setStep: (id: string, step: Step) => {
      const { value } = get();
      if (!Object.hasOwn(value.definition.steps, id)) return;
      commit({ ...value, definition: { ...value.definition, steps: { ...value.definition.steps, [id]: step } } });
    },

    /** Adds a step and selects it. Returns its id, or an empty one where there is no room for it. */
    add: (step: Step, place: AddPlace): string => {
      if (!hasRoomFor(1)) return '';
      const { value, sizes } = get();
      let id = '';
      const added = (to: CanvasValue) => {
        const result = addStep(to, step, place);
        id = result.id;
        return result.value;
      };
      const next =
        place.at && !place.behind
          ? added(pinLayout(value, sizes))
          : changeKeepingTidy(value, sizes, added, (changed) => makeRoom(changed, id));
      commit(next);
      store.setState({ selectedNodes: [id], selectedEdges: [], inspecting: true });
      return id;
    },
    connect: (source: string, branch: string, target: string | null) => {
      const { value, sizes } = get();
      const definition = setBranch(value.definition, { source, branch }, target);
      if (definition !== value.definition) commit(changeKeepingTidy(value, sizes, (to) => ({ ...to, definition })));
    },
    /** Deletes steps and open connections; the trigger cannot be deleted. */
    remove: (nodes: readonly string[], edges: readonly { source: string; branch: string }[] = []) => {
      const { value, sizes } = get();
      const steps = nodes.filter((id) => id !== TRIGGER_NODE && Object.hasOwn(value.definition.steps, id));
      if (steps.length === 0 && edges.length === 0) return;
      const cut = (from: CanvasValue): CanvasValue => ({
        ...from,
        definition: edges.reduce((d, edge) => setBranch(d, edge, null), from.definition),
      });
      commit(changeKeepingTidy(value, sizes, (from) => deleteSteps(cut(from), steps)));
      select([]);
    },
    copy: (nodes: readonly string[]): Clip | undefined => copySteps(pinLayout(get().value, get().sizes), [...nodes]),
    paste: (clip: Clip) => {
      if (!hasRoomFor(Object.keys(clip.steps).length)) return;
      const { value, sizes } = get();
      const pasted = pasteSteps(pinLayout(value, sizes), clip, COPY_OFFSET);
      commit(pinLayout(pasted.value, sizes));
      select(pasted.ids);
    },
    /** Gives up all positions: an empty layout is arranged automatically. */
    tidy: () => {
      const { value } = get();
      if (Object.keys(value.layout).length > 0) commit({ ...value, layout: {} });
    },

    dragTo: (id: string, at: Point) => store.setState({ drag: { ...get().drag, [id]: at } }),
    /** Writes down where dragged nodes ended; nothing, where none was moved. */
    endDrag: () => {
      const { value, sizes, drag } = get();
      const moved = Object.entries(drag);
      if (moved.length === 0) return;
      const pinned = pinLayout(value, sizes);
      const layout = { ...pinned.layout };
      let changed = false;
      for (const [id, { x, y }] of moved) {
        const to = { x: Math.round(x), y: Math.round(y) };
        const from = layout[layoutKey(id)];
        if (from?.x === to.x && from.y === to.y) continue;
        layout[layoutKey(id)] = to;
        changed = true;
      }
      store.setState({ drag: {}, ...(changed ? { value: { ...value, layout } } : {}) });
    },
    resize: (id: string, width: number, height: number) => {
      const known = get().sizes[id];
      if (known?.width !== width || known.height !== height)
        store.setState({ sizes: { ...get().sizes, [id]: { width, height } } });
    },

    undo: () => store.temporal.getState().undo(),
    redo: () => store.temporal.getState().redo(),
  };
};

export type CanvasCommands = ReturnType<typeof createCommands>;
