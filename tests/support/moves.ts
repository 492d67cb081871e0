import { expect, type Page } from '@playwright/test';

/** A layout shift as Chromium tells it; TypeScript does not know it yet. */
interface LayoutShift extends PerformanceEntry {
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/**
 * Fails when a link, button or field of the page moved after it was shown: a press that is on its way would miss it,
 * or hit what came in its place.
 */
export async function expectNothingMoved(page: Page): Promise<void> {
  expect(await movedOn(page), `what moved on ${page.url()}`).toEqual([]);
}

function movedOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: 'layout-shift', buffered: true });
    const shifts = observer.takeRecords() as LayoutShift[];
    observer.disconnect();
    const pressed = 'a[href], button, input, select, textarea';
    return shifts.flatMap(({ sources }) =>
      sources.flatMap(({ node, previousRect: from, currentRect: to }) => {
        const moved = node instanceof Element && node.closest('main') ? node : null;
        const one = moved?.matches(pressed) ? moved : moved?.querySelector(pressed);
        if (!one) return [];
        const word = one.getAttribute('aria-label') ?? one.textContent.trim();
        return [`${one.tagName} "${word}" by ${to.x - from.x}, ${to.y - from.y}`];
      }),
    );
  });
}
