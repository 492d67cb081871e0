import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with rule, place and reason for everything that axe finds on the page as it stands. It looks again at what it
 * found: a page on its way, or a text half faded in, is no fault, and a fault stays.
 */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect
    .poll(() => findingsOn(page), { message: `axe on ${page.url()}`, intervals: [500], timeout: 10_000 })
    .toEqual([]);
}

/** Looks when fonts are there and transitions are over. */
async function findingsOn(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
  );
}
