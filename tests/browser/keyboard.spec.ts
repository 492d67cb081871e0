import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

test('check 30: a teacher proposes by keyboard alone', async ({ page, signInAs }) => {
  await signInAs('annelies');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/\/leerlingen$/);
  await expect(page.locator('main a[href^="/leerlingen/"]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/leerlingen\/.+/);
  const propose = page.getByRole('button', { name: 'Voorstellen' }).first();
  await propose.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(propose).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Stel voor' }).press('Enter');
  await expect(page.getByText(/is voorgesteld aan/)).toBeVisible();
});

test('help, search and the skip link answer their keys', async ({ page, signInAs }) => {
  await signInAs('annelies');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Hulp bij deze pagina' });
  await expect(help).toContainText('Hier staat wat op jou wacht');
  await expect(help).toContainText('Toetsen');
  await expectNoAxeFindings(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Hulp' }).click();
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Hulp' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('plaats');
  await expect(page.getByRole('dialog')).toContainText('Plaatsingen');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/plaatsingen/);
});
