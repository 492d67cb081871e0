import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

test('a school coordinator makes a student with a need, after being told what is wrong @phone', async ({
  page,
  signInAs,
}, { project }) => {
  test.setTimeout(120_000);
  const lastName = `Vandewalle ${project.name}`;
  await signInAs('school');
  await page.goto('/leerlingen');
  await page.getByRole('button', { name: 'Nieuwe leerling' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Voornaam').fill('Yara');
  await sheet.getByLabel('E-mailadres').fill('yara');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  const summary = sheet.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('E-mailadres is geen volledig e-mailadres');
  await expect(summary).toContainText('Naam is nog leeg');
  await expectNoAxeFindings(page);

  // What was typed survives a reload.
  await page.reload();
  await page.getByRole('button', { name: 'Nieuwe leerling' }).click();
  await expect(sheet.getByLabel('Voornaam')).toHaveValue('Yara');
  await sheet.getByLabel('Naam', { exact: true }).fill(lastName);
  await sheet.getByLabel('E-mailadres').fill('yara@leerling.example');
  await sheet.getByLabel('Klas').selectOption({ index: 1 });
  await sheet.getByLabel('Te plaatsen in').selectOption({ index: 1 });
  await sheet.getByLabel('Wil graag').fill('Liefst in de buurt');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Yara ${lastName}`);
  await expect(page.locator('main')).toContainText('Liefst in de buurt');
  await expectNoAxeFindings(page);

  // What has to be placed is changed, archived, and comes back by the undo.
  const period = page.getByRole('button', { name: 'Periode wijzigen' });
  await period.click();
  await sheet.getByLabel('Wil graag').fill('Liefst met hout');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.locator('main')).toContainText('Liefst met hout');
  await period.click();
  await sheet.getByRole('button', { name: 'Archiveer' }).click();
  const archived = page.getByRole('region', { name: 'Gearchiveerde periodes' });
  await expect(archived).toBeVisible();
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(archived).toHaveCount(0);
  await expect(page.locator('main')).toContainText('Liefst met hout');

  await page.getByRole('button', { name: 'Archiveer' }).click();
  await expect(page.getByText('Gearchiveerd', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(page.getByText('Gearchiveerd', { exact: true })).toHaveCount(0);
});

test('two edit one slot: the second is told what changed, and nothing typed is lost', async ({
  page,
  signInAs,
  openAs,
}) => {
  await signInAs('geert');
  await page.goto('/plekken');
  await page.locator('main a[href^="/plekken/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const other = await openAs('geert');
  await other.goto(page.url());
  await page.getByRole('button', { name: 'Wijzig' }).click();
  await page.getByRole('dialog').getByLabel('Taken').fill('Meten, schakelen en herstellen.');
  await other.getByRole('button', { name: 'Wijzig' }).click();
  await other.getByRole('dialog').getByLabel('Titel').fill('Elektrisch onderhoud');
  await other.getByRole('button', { name: 'Bewaar' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Elektrisch onderhoud');

  await page.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('alert')).toContainText('Intussen gewijzigd: Titel.');
  await expect(page.getByRole('dialog').getByLabel('Taken')).toHaveValue('Meten, schakelen en herstellen.');
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elektrisch onderhoud');
  await expect(page.locator('main')).toContainText('Meten, schakelen en herstellen.');
});

test('a slot is archived only when nothing needs it, and comes back @phone', async ({ page, signInAs }) => {
  await signInAs('geert');
  await page.goto('/plekken');
  const links = page.locator('main a[href^="/plekken/"]');
  await expect(links.first()).toBeVisible();
  const paths = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
  const told = new Set<string>();
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Archiveer' }).click();
    const done = page.getByText('Gearchiveerd', { exact: true });
    const refused = page.getByText(/Dit kan nog niet weg, want het is nog nodig: \d+ open of lopende/);
    await expect(done.or(refused)).toBeVisible();
    if (await refused.isVisible()) {
      told.add('refused');
      continue;
    }
    told.add('archived');
    await expectNoAxeFindings(page);
    await page.reload();
    await page.getByRole('button', { name: 'Haal terug' }).click();
    await expect(done).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Archiveer' })).toBeVisible();
    break;
  }
  expect(told).toContain('archived');
});
