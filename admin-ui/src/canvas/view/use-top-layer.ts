import { useLayoutEffect, type RefObject } from 'react';

/**
 * Lifts an element above everything else on the page while `lifted`, whatever it is nested in: a `z-index` reaches only
 * as far as the nearest stacking context, the top layer of the Popover API has none above it. Browsers without it keep
 * the element where it is.
 */
export const useTopLayer = (element: RefObject<HTMLElement | null>, lifted: boolean): void => {
  useLayoutEffect(() => {
    const it = element.current;
    if (!lifted || !it || !('showPopover' in it)) return;
    it.setAttribute('popover', 'manual');
    it.showPopover();
    return () => {
      it.hidePopover();
      it.removeAttribute('popover');
    };
  }, [element, lifted]);
};
