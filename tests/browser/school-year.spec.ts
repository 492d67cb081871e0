import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

test('a school goes to its next year: periods, classes, and students who stay or leave @phone', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs('school');
  await page.goto('/leerlingen');
  await page.getByRole('link', { name: 'Nieuw schooljaar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Schooljaar 2027-2028');
  await expect(page.getByRole('button', { name: 'Zet over' }).first()).toBeDisabled();
  const first = page.getByLabel(/^Eerste dag van Periode 2/).first();
  await expect(first).toHaveValue('2028-02-14');
  await first.fill('2028-02-21');
  await expectNoAxeFindings(page);
  await page.getByRole('button', { name: 'Maak het schooljaar' }).click();
  await expect(page.getByText('Alles staat klaar.')).toBeVisible();
  await expect(page.getByText(/21 feb tot .* mei 2028/)).toBeVisible();

  // The last year leaves the school, but one stays down and those who are placed cannot leave.
  const row = page.getByRole('listitem').filter({ has: page.getByLabel('6 Lassen duaal gaat naar') });
  await row.getByRole('button', { name: 'Kies per leerling' }).click();
  const students = row.getByRole('listitem');
  const count = await students.count();
  expect(count).toBeGreaterThan(2);
  for (let index = 0; index < count; index++)
    await students.nth(index).getByRole('combobox').selectOption({ label: 'blijft zitten' });
  await students.first().getByRole('combobox').selectOption({ label: 'verlaat de school' });
  await expectNoAxeFindings(page);
  await row.getByRole('button', { name: 'Zet over' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 leerling verlaat de school');
  await page.getByRole('dialog').getByRole('button', { name: 'Zet over' }).click();
  const refused = row.getByRole('alert');
  const moved = page.getByText('6 Lassen duaal is overgezet');
  await expect(refused.or(moved)).toBeVisible();
  if (await refused.isVisible()) {
    // Who is placed still stays, and nobody was moved.
    await expect(refused).toContainText('heeft nog een plaatsing die loopt');
    await students.first().getByRole('combobox').selectOption({ label: 'blijft zitten' });
    await row.getByRole('button', { name: 'Zet over' }).click();
  }
  await expect(moved).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: '6 Lassen duaal' }).getByText('overgezet'),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByText('Alles staat klaar.')).toBeVisible();

  // What has to be placed next year stands in the list of that year.
  await page.goto('/leerlingen?stand=ALL&jaar=2027-2028');
  await expect(page.getByText(/\d+ leerlingen/).first()).toBeVisible();
  await expect(page.getByText('6 Lassen duaal').first()).toBeVisible();
  await expect(page.getByText('2027-2028').first()).toBeVisible();
});

test('a mentor offers a slot again for the next school year in one tap', async ({ page, signInAs }) => {
  await signInAs('geert');
  await page.goto('/plekken');
  await page.locator('main a[href^="/plekken/"]').first().click();
  const before = page.url();
  await page.getByRole('button', { name: 'Bied opnieuw aan' }).click();
  await expect(page.getByText(/^Aangeboden van /)).toBeVisible();
  await expect(page).not.toHaveURL(before);
  await expect(page.getByRole('button', { name: 'Bied opnieuw aan' })).toHaveCount(0);
  await page.goto(before);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bied opnieuw aan' })).toHaveCount(0);
});
