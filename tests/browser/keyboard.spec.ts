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

test('a teacher draws a week by keyboard, types it, and takes the cure that the law’s limit asks', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs('annelies');
  await page.goto('/plaatsingen?stand=PROPOSED');
  await page.locator('main a[href^="/plaatsingen/"]').first().click();
  await page.getByRole('button', { name: 'Week wijzigen' }).click();
  const sheet = page.getByRole('dialog');
  const line = sheet.getByLabel('De week in één regel');
  await line.fill('ma school 8:30-12:00, do bedrijf 8:00-19:00');
  const law = sheet.getByRole('list', { name: 'Wat de wet van deze week zegt' });
  await expect(law.getByText(/11 u|10 u 30 min/).first()).toBeVisible();
  await expectNoAxeFindings(page);
  await law.getByRole('button', { name: 'Pas toe' }).first().click();
  await expect(line).not.toHaveValue(/8:00-19:00$/);
  await line.fill('ma school 8:30-12:00, do');
  await expect(sheet.getByText(/^Teken \d+/)).toBeVisible();
  await line.fill('ma school 8:30-12:00, do bedrijf 8:00-12:00');

  const cell = sheet.getByRole('gridcell', { name: 'vr 8.00, vrij' });
  await cell.focus();
  await page.keyboard.press('Enter');
  for (let half = 0; half < 5; half++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(line).toHaveValue('ma school 8:30-12:00, do bedrijf 8:00-12:00, vr bedrijf 8:00-11:00');
  await page.keyboard.press('Space');
  await expect(sheet.getByRole('gridcell', { name: 'vr 10.30, vrij' })).toBeFocused();

  await sheet.getByRole('button', { name: 'Bewaar de week' }).click();
  await expect(page.getByText('De week is gewijzigd.')).toBeVisible();
  await expect(page.getByText('do 8.00-12.00 u., vr 8.00-10.30 u.')).toBeVisible();
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(page.getByText('De week is weer zoals ze was.')).toBeVisible();
});
