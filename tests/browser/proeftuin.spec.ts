import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

test('a coordinator makes a proeftuin, archives it, and takes that back', async ({ page, signInAs }) => {
  await signInAs('hilde');
  await page.goto('/proeftuinen');
  await page.getByRole('button', { name: 'Nieuwe proeftuin' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByText('Titel is nog leeg')).toBeVisible();
  await expectNoAxeFindings(page);
  await sheet.getByLabel('Titel').fill('Haven van morgen');
  await sheet.getByLabel('Korte beschrijving').fill('Leren op de kade.');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Haven van morgen');
  await page.getByRole('button', { name: 'Wijzig' }).click();
  await sheet.getByRole('button', { name: 'Archiveer' }).click();
  await expect(page.getByRole('button', { name: 'Haal terug' })).toBeVisible();
  await page.goto('/proeftuinen?gearchiveerd=ja');
  const row = page.getByRole('link', { name: 'Haven van morgen' });
  await expect(row).toBeVisible();
  await row.click();
  await page.getByRole('button', { name: 'Haal terug' }).click();
  await expect(page.getByRole('button', { name: 'Wijzig' })).toBeVisible();
  await page.goto('/proeftuinen');
  await expect(row).toBeVisible();
});
