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

  // What comes in above a button moves it, and a press that begins before and ends after is none.
  await expect(page.getByText('Biedt nu niets aan.')).toBeVisible();
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
  // On a phone the offer to undo lies over the foot of the page until one puts it away.
  const undo = page.getByRole('alert').filter({ hasText: 'gearchiveerd' });
  await undo.getByRole('button', { name: 'Sluiten' }).click();
  await page.getByRole('button', { name: 'Ook gearchiveerde' }).click();
  await expect(page).toHaveURL(/gearchiveerd=ja/);
  await recognitions.getByRole('button', { name: 'Haal terug' }).click();
  await expect(recognitions).toContainText('Geldig');
  const back = page.getByRole('alert').filter({ hasText: 'is terug' });
  await back.getByRole('button', { name: 'Sluiten' }).click();
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

test('a school coordinator makes, edits and archives a class and a period @phone', async ({
  page,
  signInAs,
}, { project }) => {
  const [group, period] = [`7 ${project.name}`, `Stage 9 ${project.name}`];
  await signInAs('school');
  await page.goto('/school');
  await expect(title(page)).toBeVisible();
  const sheet = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Klas toevoegen' }).click();
  await sheet.getByLabel('Naam').fill(group);
  await sheet.getByLabel('Schooljaar').fill('2026-2028');
  await sheet.getByLabel('Opleiding').selectOption({ index: 1 });
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Schooljaar is geen schooljaar');
  await sheet.getByLabel('Schooljaar').fill('2026-2027');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet).toHaveCount(0);
  const classes = page.getByRole('list', { name: 'Klassen 2026-2027' });
  await classes.getByRole('button', { name: group }).click();
  await sheet.getByLabel('Naam').fill(`${group} bis`);
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(classes.getByRole('button', { name: `${group} bis` })).toBeVisible();

  await page.getByRole('button', { name: 'Stageperiode toevoegen' }).click();
  await sheet.getByLabel('Opleiding').selectOption({ index: 1 });
  await sheet.getByLabel('Naam van de periode').fill(period);
  await sheet.getByLabel('Eerste dag').fill('2027-04-19');
  await sheet.getByLabel('Laatste dag').fill('2027-05-28');
  await sheet
    .getByLabel('Dagen en uren bij het bedrijf')
    .fill('do bedrijf 8:30-16:30, vr bedrijf 8:30-12:00');
  await sheet.getByLabel('Iedereen een plek tegen').fill('2027-06-30');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Iedereen een plek tegen ligt na het einde');
  await sheet.getByLabel('Iedereen een plek tegen').fill('2027-03-31');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet).toHaveCount(0);
  const periods = page.getByRole('list', { name: 'Periodes 2026-2027' });
  await expect(periods.getByRole('listitem').filter({ hasText: period })).toContainText('wo 31 mrt');
  await periods.getByRole('button', { name: period }).click();
  await expect(sheet.getByLabel('Dagen en uren bij het bedrijf')).toHaveValue(/vr bedrijf 8:30-12:00/);
  await sheet.getByLabel('Laatste dag').fill('2027-06-11');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(periods.getByRole('listitem').filter({ hasText: period })).toContainText('11 jun 2027');
  await expectNoAxeFindings(page);

  await classes.getByRole('button', { name: `${group} bis` }).click();
  await sheet.getByRole('button', { name: 'Archiveer' }).click();
  await expect(classes.getByRole('button', { name: `${group} bis` })).toHaveCount(0);
});

test('a coordinator invites a person, changes the role, and ends the membership @phone', async ({
  page,
  signInAs,
  system,
}, { project }) => {
  const [name, email] = [`Wout ${project.name}`, `wout.${project.name}@school.example`];
  await signInAs('school');
  await page.goto('/personen');
  await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('E-mailadres').fill('wout');
  await sheet.getByLabel('Voornaam').fill('Wout');
  await sheet.getByLabel('Naam', { exact: true }).fill(project.name);
  await sheet.getByRole('button', { name: 'Stuur de uitnodiging' }).click();
  await expect(sheet.getByRole('alert')).toContainText('geen volledig e-mailadres');
  await sheet.getByLabel('E-mailadres').fill(email);
  await sheet.getByRole('button', { name: 'Stuur de uitnodiging' }).click();
  await expect(sheet).toHaveCount(0);
  await page.getByRole('searchbox').fill(project.name);
  const invited = page.getByRole('button', { name, exact: true });
  await expect(invited).toBeVisible();
  await expect(page.locator('main')).toContainText('1 persoon');
  await expect(page.locator('main')).toContainText('Uitgenodigd');
  expect(page.url()).not.toContain(project.name);
  await expectNoAxeFindings(page);
  await system.advance(15_000);
  await expect.poll(async () => (await system.mails()).some(({ to }) => to.includes(email))).toBe(true);

  await invited.click();
  await sheet.getByLabel('Rol').selectOption({ label: 'Stagecoördinator' });
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('table')).toContainText('Stagecoördinator');
  await invited.click();
  await sheet.getByRole('button', { name: 'Lidmaatschap beëindigen' }).click();
  await expect(invited).toHaveCount(0);
  await page.goto('/personen?gearchiveerd=ja');
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  await page.goto('/personen?rol=TEACHER&orde=-naam');
  const teacher = (await page.locator('tbody tr').first().getByRole('button').first().textContent()) ?? '';
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(teacher);
  await expect(page.getByRole('option', { name: teacher }).first()).toContainText(teacher);
});
