import type { MouseEvent } from 'react';
import { Icon } from '../../icons/Icon.js';
import { useCanvasParts } from '../state/context.js';
import { canvasOf, menuBelow } from '../view/place-in-canvas.js';

/** The small "+" that opens the menu "add a step" for one branch. Steps can be dropped on it, too. */
export const PlusButton = ({ source, branch, label }: { source: string; branch: string; label: string }) => {
  const { commands } = useCanvasParts();
  const open = (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    const canvas = canvasOf(event.currentTarget);
    if (canvas) commands.openMenu({ source, branch, ...menuBelow(canvas, event.currentTarget) });
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
