import type { Locator, Page } from 'playwright-core';

/** A hand on the keyboard: counts the keys it takes, text apart. */
export const byKeys = (page: Page) => {
  let keys = 0;
  return {
    count: () => keys,
    /** What is written is no count of keys: a mouse does not save it. */
    type: (text: string) => page.keyboard.type(text),
    async press(key: string, times = 1) {
      for (let i = 0; i < times; i++) {
        await page.keyboard.press(key);
        keys += 1;
        // What a key leads to is there one frame later.
        await page.waitForTimeout(60);
      }
    },
    /** Chooses in the list that has the focus, by arrow keys: one for each entry on the way. */
    async pick(label: string) {
      const way = await page.evaluate((wanted) => {
        const select = document.activeElement;
        if (!(select instanceof HTMLSelectElement)) throw new Error(`No list has the focus: ${select?.outerHTML}`);
        const to = [...select.options].findIndex((o) => o.label.trim() === wanted);
        if (to < 0) throw new Error(`There is no “${wanted}” in ${[...select.options].map((o) => o.label).join(', ')}`);
        return to - select.selectedIndex;
      }, label);
      await this.press(way > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(way));
    },
    /** How whatever has the focus is called. */
    focused: () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
  };
};

/** A hand on the mouse: counts its clicks. */
export const byMouse = (page: Page) => {
  let clicks = 0;
  return {
    count: () => clicks,
    async click(what: Locator) {
      await what.click();
      clicks += 1;
      await page.waitForTimeout(60);
    },
    /** Opens a list and chooses: two clicks. */
    async choose(list: Locator, label: string) {
      await list.selectOption({ label });
      clicks += 2;
    },
  };
};
