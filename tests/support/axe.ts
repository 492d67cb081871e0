import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ALL: RunOptions = { runOnly: { type: 'tag', values: STANDARD }, resultTypes: ['violations'] };
/** What another colour scheme can change on a page that was looked at in one. */
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/** How long a finding may last, in milliseconds; one look takes as long as it takes. */
const PATIENCE = 10_000;

/**
 * Fails with rule, place and reason for everything that axe finds on the page as it stands. It looks again at what it
 * found: a page on its way, or a text half faded in, is no fault, and a fault stays.
 */
export function expectNoAxeFindings(page: Page): Promise<void> {
  return expectNone(page, ALL);
}

/** The same of colours alone, on a page that was sound in another scheme. */
export function expectNoColourFindings(page: Page): Promise<void> {
  return expectNone(page, COLOURS);
}

async function expectNone(page: Page, options: RunOptions): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const until = Date.now() + PATIENCE;
  let found = await findingsOn(page, options);
  while (found.length > 0 && Date.now() < until) {
    await page.waitForTimeout(500);
    found = await findingsOn(page, options);
  }
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Looks when fonts are there and transitions are over. */
async function findingsOn(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    const enough = new Promise((resolve) => setTimeout(resolve, 500));
    await Promise.race([Promise.allSettled(moving.map((one) => one.finished)), enough]);
    // What is not on screen does not move on, so it is put where it goes.
    for (const one of moving) if (one.playState !== 'finished') one.finish();
  });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (given) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(given),
    options as object,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
  );
}
