import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CanvasCommands } from './commands.js';
import type { CanvasSettings } from './settings.js';
import type { CanvasState, CanvasStore } from './store.js';
import type { Typing } from './typing.js';

interface CanvasParts {
  store: CanvasStore;
  commands: CanvasCommands;
  typing: Typing;
}

export const CanvasPartsContext = createContext<CanvasParts | null>(null);
export const CanvasSettingsContext = createContext<CanvasSettings | null>(null);

const inside = <T>(value: T | null): T => {
  if (value === null) throw new Error('Render this inside <WorkflowCanvas>.');
  return value;
};

/** The canvas' store, commands and typing session: the same objects as long as the canvas lives. */
export const useCanvasParts = (): CanvasParts => inside(useContext(CanvasPartsContext));
/** What the canvas was given by its props. */
export const useCanvasSettings = (): CanvasSettings => inside(useContext(CanvasSettingsContext));
/** A part of the canvas' state; renders again when it changes. */
export const useCanvasState = <T>(pick: (state: CanvasState) => T): T => useStore(useCanvasParts().store, pick);
