/** What jsdom lacks of a browser, as far as the drawing surface needs it to mount. Nothing is measured there. */
export const addBrowserParts = (): void => {
  class Observer {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  class Matrix {
    m22 = 1;
  }
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(globalThis, {
    ResizeObserver: Observer,
    DOMMatrixReadOnly: Matrix,
    CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') },
  });
};
