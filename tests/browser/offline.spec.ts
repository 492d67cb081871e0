import { expect, test } from '../support/journey.ts';
import { openStudent } from '../support/placing.ts';

test('what was typed survives a lost connection and a reload', async ({ page, signInAs }) => {
  await signInAs('annelies');
  await openStudent(page, 0);
  await page.getByRole('button', { name: 'Voorstellen' }).first().click();
  const note = page.getByRole('dialog').getByLabel('Bericht');
  await note.fill('Een halve zin die');
  await page.context().setOffline(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Stel voor' }).click();
  await expect(page.getByText('Geen verbinding.')).toBeVisible();
  await expect(note).toHaveValue('Een halve zin die');
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: 'Voorstellen' }).first().click();
  await expect(page.getByRole('dialog').getByLabel('Bericht')).toHaveValue('Een halve zin die');
});
