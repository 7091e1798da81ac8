import type { Page } from 'playwright-core';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
  /** The id of a template that may be changed. */
  template: string;
}

const rightHalf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return box.x >= page.viewportSize()!.width * 0.4;
};

/** What a click in the middle of it would meet: the thing itself, or what lies over it. */
const met = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 40));
    return there !== null && width > 60 && element.contains(there) ? 'itself' : `${there?.className}`;
  });

const FIELDS = ['#field-subject', '#field-preheader', '#field-html-source'];

/** That a template can be edited, saved and seen in a window of any width. */
export const itEditsTemplatesOnEveryWidth = (opened: () => Opened): void => {
  it.each([1024, 420])(
    'edits a template in a window of %i px, and looks at the preview when asked',
    async (width) => {
      const { browser, admin, template } = opened();
      const { page } = browser;
      const [toggler, ours] = [page.locator('#live-preview-toggler'), page.locator('#whenthen-preview-switch')];
      const preview = page.locator('.live-preview-window');
      try {
        // Payload remembers for each user whether the preview is open: both are tried.
        for (const [open, word] of [
          [true, 'with it'],
          [false, 'without'],
        ] as const) {
          await page.setViewportSize({ width: 1440, height: 1000 });
          await admin.openTemplate(template);
          await toggler.waitFor();
          const kept = page.waitForResponse((r) => r.url().includes('/api/payload-preferences/'));
          if ((await preview.isVisible()) !== open) await Promise.all([kept, toggler.click()]);
          await preview.waitFor({ state: open ? 'visible' : 'hidden' });
          // Side by side where there is room.
          if (open) expect(await rightHalf(page, '.live-preview-window')).toBe(true);

          await page.setViewportSize({ width, height: 900 });
          await admin.openTemplate(template);
          await ours.waitFor();
          expect(await preview.isVisible()).toBe(false);
          for (const field of FIELDS) expect(await met(page, field)).toBe('itself');
          await page.locator('#field-subject').fill(`At ${width} px ${word}`);
          await page.locator('#field-preheader').fill('Seen on every width');
          await page.locator('#field-html-source').pressSequentially(' ');
          await browser.shot(`template-${width}`);

          await ours.click();
          await preview.waitFor();
          expect(await page.locator('#field-subject').isVisible()).toBe(false);
          await page.frameLocator('#live-preview-iframe').getByText(`At ${width} px ${word}`).waitFor();
          const { width: wide } = (await preview.boundingBox())!;
          expect(wide).toBeGreaterThan(width * 0.9);
          await browser.shot(`template-${width}-preview`);
          await ours.click();
          await page.locator('#field-subject').waitFor();

          expect(await met(page, '#action-save')).toBe('itself');
        }
        const saved = page.waitForResponse((r) => r.url().includes(`/api/email-templates/${template}`));
        await page.locator('#action-save').click();
        expect((await saved).status()).toBe(200);
      } finally {
        await page.setViewportSize({ width: 1440, height: 1000 });
      }
    },
    120_000,
  );
};
