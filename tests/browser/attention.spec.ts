import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

/** The figure in front of each line of what waits. */
async function figures(page: Page): Promise<number[]> {
  await page.goto('/');
  const lines = page.getByRole('main').getByRole('listitem');
  await expect(lines.first()).toBeVisible();
  const texts = await lines.locator('> span:first-child').allInnerTexts();
  return texts.map((text) => Number(text.replace(/\D/g, '')));
}

const ROLES = { annelies: 3, marloes: 2, geert: 2, hilde: 3, school: 1 };

for (const [key, least] of Object.entries(ROLES))
  test(`each figure that waits for ${key} is that of its list`, async ({ page, signInAs }) => {
    await signInAs(key);
    const counts = await figures(page);
    expect(counts.length).toBeGreaterThanOrEqual(least);
    expect(counts.length).toBeLessThanOrEqual(5);
    for (const [at, count] of counts.entries()) {
      await page.goto('/');
      await page.getByRole('link', { name: 'Bekijk' }).nth(at).click();
      await expect(page).not.toHaveURL(/\/$/);
      const shown = page
        .getByRole('main')
        .getByText(new RegExp(`^${count.toLocaleString('nl-BE')} \\p{L}+$`, 'u'));
      await expect(shown.first()).toBeVisible();
    }
  });

test('a company confirms its slots in one tap, and the line is gone @phone', async ({
  page,
  signInAs,
  system,
}) => {
  test.setTimeout(120_000);
  // Nothing is confirmed for so long that every slot of the company waits.
  await system.setClock('2027-03-15T09:00:00.000Z');
  await signInAs('geert');
  await page.goto('/');
  const line = page.getByRole('listitem').filter({ hasText: 'lang niet bevestigd' });
  await expect(line).toBeVisible();
  await expectNoAxeFindings(page);
  await line.getByRole('link', { name: 'Bekijk' }).click();
  const slot = page.locator('main a[href^="/plekken/"]').first();
  await expect(slot).toBeVisible();
  await page.goBack();
  await line.getByRole('button', { name: /^Bevestig/ }).click();
  await expect(page.getByText(/^Bevestigd: deze/)).toBeVisible();
  await expect(line).toHaveCount(0);
  await page.goto('/plekken?bevestiging=lang');
  await expect(
    page
      .getByText('Geen plekken gevonden.')
      .or(page.getByText(/^0 plekken/))
      .first(),
  ).toBeVisible();
});

test('the recognitions that lapse are named with their last day @phone', async ({ page, signInAs }) => {
  await signInAs('hilde');
  await page.goto('/erkenningen?stand=VERVALT');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Erkenningen');
  await expectNoAxeFindings(page);
});
