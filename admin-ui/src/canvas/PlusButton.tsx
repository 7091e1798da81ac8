import type { MouseEvent } from 'react';
import { Icon } from '../icons/Icon.js';
import { useCanvasParts } from './context.js';
import { canvasOf, menuPlace } from './place-in-canvas.js';

/** The small "+" that opens the menu "add a step" for one branch. Steps can be dropped on it, too. */
export const PlusButton = ({ source, branch, label }: { source: string; branch: string; label: string }) => {
  const { commands } = useCanvasParts();
  const open = (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    const canvas = canvasOf(event.currentTarget);
    const { left, width, bottom } = event.currentTarget.getBoundingClientRect();
    if (canvas) commands.openMenu({ source, branch, ...menuPlace(canvas, { x: left + width / 2, y: bottom }) });
  };
  return (
    <button
      type="button"
      className="wt-plus nodrag nopan"
      data-testid={`wt-plus-${source}-${branch}`}
      data-wt-source={source}
      data-wt-branch={branch}
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      // By key it is “+” on the step, and a button in its settings.
      tabIndex={-1}
      onClick={open}
    >
      <Icon name="plus" size={14} />
    </button>
  );
};
