import type { Catalog, Step } from '@whenthen/core/definition';
import { iconNamed, type IconName } from './paths.js';

/** The colour family of a node: what kind of thing it does. */
export type Tone = 'trigger' | 'action' | 'timing' | 'logic' | 'exit' | 'goal';

/** The icon and the colour of a step. */
export const stepLook = (step: Step, catalog: Catalog): { icon: IconName; tone: Tone } => {
  switch (step.kind) {
    case 'action':
      return { icon: iconNamed(catalog.actions.find((a) => a.type === step.action)?.icon ?? 'block'), tone: 'action' };
    case 'delay':
      return { icon: 'clock', tone: 'timing' };
    case 'wait_for_event':
      return { icon: 'hourglass', tone: 'timing' };
    case 'condition':
      return { icon: 'branch', tone: 'logic' };
    case 'switch':
      return { icon: 'switch', tone: 'logic' };
    case 'split':
      return { icon: 'split', tone: 'logic' };
    case 'exit':
      return step.goal ? { icon: 'flag', tone: 'goal' } : { icon: 'exit', tone: 'exit' };
  }
};
