import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a school makes a company with a site and a recognition, and a slot there @phone', async ({
  page,
  signInAs,
}, { project }) => {
  const name = `Haven en Meet ${project.name}`;
  await signInAs('school');
  await page.goto('/bedrijven');
  await page.getByRole('button', { name: 'Nieuw bedrijf' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Naam').fill(name);
  await sheet.getByLabel('Gemeente').fill('Eeklo');
  await sheet.getByLabel('KBO- of KvK-nummer').fill('0403.170.702');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Sector is nog niet gekozen');
  await sheet.getByLabel('Sector').selectOption({ label: 'Techniek' });
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByRole('alert')).toContainText('is geen KBO-nummer');
  await expectNoAxeFindings(page);
  await sheet.getByLabel('KBO- of KvK-nummer').fill('');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(title(page)).toHaveText(name);
  await expect(page.locator('main')).toContainText('nog zonder eigen beheerder');
  await expect(page.getByRole('button', { name: 'Nieuwe plek' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Vestiging toevoegen' }).click();
  await sheet.getByLabel('Naam van de vestiging').fill('Loods 4');
  await sheet.getByLabel('Straat en nummer').fill('Kaai 4');
  await sheet.getByLabel('Postcode').fill('1000');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Postcode ligt niet in de regio');
  await sheet.getByLabel('Postcode').fill('9900');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Loods 4' })).toBeVisible();

  await page.getByRole('button', { name: 'Erkenning toevoegen' }).click();
  await sheet.getByLabel('Voor welke opleiding').selectOption({ index: 1 });
  await sheet.getByLabel('Geldig vanaf').fill('2026-09-01');
  await sheet.getByLabel('Geldig tot en met').fill('2026-08-01');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Geldig tot en met ligt voor het begin');
  await sheet.getByLabel('Geldig tot en met').fill('2026-10-01');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet).toHaveCount(0);
  const recognitions = page.getByRole('list', { name: 'Erkenningen van Loods 4' });
  await expect(recognitions).toContainText('Vervallen');

  // Renewed, it is valid; archived, it is found again and comes back.
  await recognitions.getByRole('button').click();
  await sheet.getByLabel('Geldig tot en met').fill('2031-08-31');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(recognitions).toContainText('Geldig');
  await recognitions.getByRole('button').click();
  await sheet.getByRole('button', { name: 'Archiveer' }).click();
  await expect(page.getByText('Geen erkenning ingevoerd')).toBeVisible();
  await page.getByRole('button', { name: 'Ook gearchiveerde' }).click();
  await expect(page).toHaveURL(/gearchiveerd=ja/);
  await recognitions.getByRole('button', { name: 'Haal terug' }).click();
  await expect(recognitions).toContainText('Geldig');
  await expectNoAxeFindings(page);

  await page.getByRole('button', { name: 'Nieuwe plek' }).click();
  await sheet.getByLabel('Vestiging').selectOption({ label: 'Loods 4, Eeklo' });
  await sheet.getByLabel('Titel').fill('Onderhoud van kranen');
  await sheet.getByLabel('Taken').fill('Smeren, nakijken en herstellen.');
  await sheet.getByLabel('Elektrotechnieken, niveau 4, BE').check();
  await sheet.getByLabel('Eerste dag').fill('2027-02-01');
  await sheet.getByLabel('Laatste dag').fill('2027-06-30');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(title(page)).toHaveText('Onderhoud van kranen');
  await page.getByRole('link', { name }).click();
  await expect(title(page)).toHaveText(name);
  await expect(page.getByRole('link', { name: 'Onderhoud van kranen' })).toBeVisible();
});

test('an archived company leaves the list, is found by its chip, and comes back @phone', async ({
  page,
  signInAs,
}, { project }) => {
  const name = `Tijdelijk ${project.name}`;
  await signInAs('school');
  await page.goto('/bedrijven');
  await page.getByRole('button', { name: 'Nieuw bedrijf' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Naam').fill(name);
  await sheet.getByLabel('Sector').selectOption({ label: 'Techniek' });
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(title(page)).toHaveText(name);
  await page.getByRole('button', { name: 'Archiveer', exact: true }).click();
  await expect(page.getByText('Gearchiveerd', { exact: true }).first()).toBeVisible();

  await page.goto('/bedrijven');
  await page.getByRole('button', { name: 'Filter toevoegen' }).click();
  await sheet.getByLabel('Gearchiveerd').selectOption({ label: 'Gearchiveerd' });
  await sheet.getByRole('button', { name: /^Toon/ }).click();
  await expect(page).toHaveURL(/gearchiveerd=ja/);
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Haal terug' }).click();
  await expect(page.getByRole('button', { name: 'Archiveer', exact: true })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: /Gearchiveerd/ }).click();
  await expect(page).not.toHaveURL(/gearchiveerd/);
  await page.getByRole('searchbox').fill(name);
  await expect(page.getByRole('link', { name })).toBeVisible();

  // Found from anywhere.
  await page.goto('/');
  await expect(title(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option', { name }).click();
  await expect(title(page)).toHaveText(name);
});
