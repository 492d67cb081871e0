import { expect, test } from '../support/journey.ts';
import { expectNothingMoved } from '../support/moves.ts';
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

test('nothing moves when the connection is lost, and what is said of it hides nothing to press @phone', async ({
  page,
  signInAs,
}) => {
  await signInAs('school');
  await page.goto('/periodes');
  await page.getByRole('button', { name: 'Stageperiode toevoegen' }).waitFor();
  const said = page.getByRole('status').filter({ hasText: 'Geen verbinding.' });
  const controls = await page.locator('header, nav, aside').locator('a:visible, button:visible').all();
  const places = () => Promise.all(controls.map((one) => one.boundingBox()));
  const before = await places();
  // An answer that was on its way still tells that there is a connection.
  await expect(async () => {
    await page.context().setOffline(false);
    await page.context().setOffline(true);
    await expect(said).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectNothingMoved(page);
  expect(await places()).toEqual(before);
  const line = (await said.boundingBox())!;
  for (const box of before)
    if (box && box.y + box.height > line.y && box.y < line.y + line.height)
      expect(box.x + box.width <= line.x || box.x >= line.x + line.width).toBe(true);
  await page.context().setOffline(false);
  await expect(said).toBeHidden();
});
