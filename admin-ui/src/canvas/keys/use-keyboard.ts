import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { openWay } from '../../graph/append-place.js';
import { neighbour, TRIGGER_NODE, type Direction } from '../../graph/index.js';
import type { Drawing } from '../drawing/draw.js';
import { keepClip, keptClip } from '../state/clipboard.js';
import { useCanvasParts, useCanvasSettings } from '../state/context.js';
import { focusNode, menuBelow } from '../view/place-in-canvas.js';

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
/** How far Alt + arrow moves a node, in canvas units. */
const NUDGE = 22;

/** Inputs that hold no text: in the others, keys are the browser's. */
const NO_TEXT = ['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'];
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !NO_TEXT.includes(target.type)));
/** Is it the drawing that has the focus, and not one of the controls around it? */
const isDrawing = (target: HTMLElement, canvas: HTMLElement): boolean =>
  target === canvas || target.matches('.react-flow__node');

/** What stands around the drawing, as far as keys reach it. */
interface Around {
  openSettings: (id: string) => void;
  /** Whether the canvas has its full size. */
  expanded: boolean;
  /** Leaves full size. */
  shrink: () => void;
}

/** Keys of the canvas, while the focus is inside it and not in a text field. */
export const useKeyboard = (drawing: Drawing, { openSettings, expanded, shrink }: Around) => {
  const { store, commands } = useCanvasParts();
  const { readOnly } = useCanvasSettings();
  const flow = useReactFlow();

  /** Undo and redo: from anywhere in the canvas but a text, for a browser would undo in some text of the page. */
  const turnBack = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (!event.ctrlKey && !event.metaKey) return false;
    if (key === 'y' || (key === 'z' && event.shiftKey)) commands.redo();
    else if (key === 'z') commands.undo();
    else return false;
    return true;
  };

  const edit = (event: KeyboardEvent, canvas: HTMLElement): boolean => {
    const { selectedNodes, selectedEdges } = store.getState();
    const ctrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'delete' || key === 'backspace') {
      const edges = drawing.graph.edges.filter((e) => selectedEdges.includes(e.id));
      const before = drawing.graph.edges.find((e) => e.target === selectedNodes[0])?.source;
      commands.remove(selectedNodes, edges);
      focusNode(canvas, before ?? TRIGGER_NODE);
    } else if (ctrl && key === 'd' && selectedNodes.length > 0) {
      const clip = commands.copy(selectedNodes);
      if (clip) commands.paste(clip);
    } else if (ctrl && key === 'v') {
      const clip = keptClip();
      if (clip) commands.paste(clip);
    } else return false;
    return true;
  };

  const move = (event: KeyboardEvent, canvas: HTMLElement, node: string, direction: Direction): void => {
    if (event.altKey) {
      const at = drawing.positions.get(node);
      if (!at || readOnly) return;
      const dx = direction === 'left' ? -NUDGE : direction === 'right' ? NUDGE : 0;
      const dy = direction === 'up' ? -NUDGE : direction === 'down' ? NUDGE : 0;
      commands.dragTo(node, { x: at.x + dx, y: at.y + dy });
      return commands.endDrag();
    }
    const to = neighbour(drawing.graph.edges, drawing.positions, node, direction);
    if (!to) return;
    commands.select([to]);
    focusNode(canvas, to);
    const { x, y } = drawing.positions.get(to)!;
    void flow.setCenter(x + 136, y + 40, { zoom: flow.getZoom(), duration: 160 });
  };

  const addBehind = (canvas: HTMLElement, node: HTMLElement): void => {
    const id = node.dataset['id'] ?? '';
    const way = openWay(store.getState().value.definition, id);
    if (way) commands.openMenu({ ...way, ...menuBelow(canvas, node) });
    else commands.refuse('Nothing comes after an exit: add the step before it.');
  };

  return (event: KeyboardEvent<HTMLElement>): void => {
    const canvas = event.currentTarget;
    const { inspecting, selectedNodes } = store.getState();
    if (event.key === 'Escape' && inspecting) {
      // Back from the settings, also out of a field, to the step that they are of.
      event.preventDefault();
      event.stopPropagation();
      commands.closeSettings();
      return focusNode(canvas, selectedNodes[0] ?? TRIGGER_NODE);
    }
    if (event.key === 'Escape' && expanded && selectedNodes.length !== 1) {
      event.preventDefault();
      return shrink();
    }
    if (isTyping(event.target)) return;
    const target = event.target as HTMLElement;
    if (!readOnly && turnBack(event)) {
      event.preventDefault();
      return event.stopPropagation();
    }
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return;
    const node = target.matches('.react-flow__node') ? target.dataset['id'] : undefined;
    const direction = ARROWS[event.key];
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && selectedNodes.length > 0) {
      const clip = commands.copy(selectedNodes);
      if (!clip || !window.getSelection()?.isCollapsed) return;
      keepClip(clip);
    } else if ((event.key === 'Enter' || event.key === ' ') && node) openSettings(node);
    else if (event.key === '+' && node && !readOnly) addBehind(canvas, target);
    else if (event.key === 'Escape') commands.select([]);
    else if (direction && node) move(event, canvas, node, direction);
    else if (readOnly || !isDrawing(target, canvas) || !edit(event, canvas)) return;
    event.preventDefault();
    event.stopPropagation();
  };
};
