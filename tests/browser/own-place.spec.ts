import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, signIn, test } from '../support/journey.ts';
import { answerLink, openStudent } from '../support/placing.ts';

test('a teacher proposes a self-found place: known companies show first, and the company answers by mail', async ({
  page,
  signInAs,
  openPhone,
  system,
}) => {
  test.setTimeout(180_000);
  await signInAs('annelies');
  const student = await openStudent(page, 0);
  await page.getByRole('button', { name: 'Zelf gevonden plek' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Bedrijf', exact: true }).fill('Elektro Meetjesland');
  await expect(sheet.getByText('Kennen we dit bedrijf al?')).toBeVisible();
  await expect(sheet.getByText('naam lijkt erop').first()).toBeVisible();
  await expectNoAxeFindings(page);

  await sheet.getByRole('textbox', { name: 'Bedrijf', exact: true }).fill('Smederij Duin');
  await expect(sheet.getByText('Kennen we dit bedrijf al?')).toHaveCount(0);
  await sheet.getByLabel('Ondernemings- of KvK-nummer').fill('0403.170.702');
  await sheet.getByLabel('Straat en nummer').fill('Duinweg 7');
  await sheet.getByLabel('Postcode').fill('8300');
  await sheet.getByLabel('Plaats', { exact: true }).fill('Knokke-Heist');
  const from = sheet.getByLabel('Geldig vanaf');
  if (await from.isVisible()) await from.fill('2026-09-01');
  await sheet.getByLabel('Titel', { exact: true }).fill('Smeden en lassen');
  await sheet.getByLabel('Taken', { exact: true }).fill('Hekwerk maken en plaatsen.');
  await sheet.getByLabel('Voornaam').fill('Rik');
  await sheet.getByLabel('Achternaam').fill('Duin');
  await sheet.getByLabel('E-mailadres').fill('rik@smederijduin.example');
  await sheet.getByRole('button', { name: 'Stel voor' }).click();
  // The check digits are wrong: said beside the field, and nothing typed is lost.
  await expect(sheet.getByRole('alert').first()).toBeVisible();
  await expect(sheet.getByLabel('Taken', { exact: true })).toHaveValue('Hekwerk maken en plaatsen.');
  await sheet.getByLabel('Ondernemings- of KvK-nummer').fill('0403.170.701');
  await sheet.getByRole('button', { name: 'Stel voor' }).click();
  await expect(page.getByText(`${student} is voorgesteld aan Smederij Duin`)).toBeVisible();
  await expect(page.getByRole('link', { name: /Smeden en lassen, Smederij Duin/ })).toBeVisible();

  const phone = await openPhone();
  await phone.goto(await answerLink(system, student.split(' ')[0] ?? ''));
  await phone.getByRole('button', { name: 'Aannemen', exact: true }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Aangenomen').first()).toBeVisible();
});

test('a student brings a place on the phone, the teacher looks at it and proposes it, and the student sees that', async ({
  page,
  signInAs,
  openPhone,
}) => {
  test.setTimeout(120_000);
  const phone = await openPhone();
  await signIn(phone, 'thibo');
  const open = phone.getByRole('button', { name: 'Ik heb zelf een plek gevonden' });
  await open.first().click();
  const told = phone.getByRole('dialog');
  await told.getByLabel('Welk bedrijf?').fill('Elektro Meetjesland');
  await expect(told.getByRole('region', { name: 'Is het een van deze bedrijven?' })).toBeVisible();
  await told.getByLabel('Welk bedrijf?').fill('Fietsen Krommewal');
  await told.getByLabel('In welke plaats?').fill('Gent');
  await told.getByRole('button', { name: 'Stuur naar mijn school' }).click();
  await expect(told.getByRole('alert')).toContainText('Wat zou je er doen?');
  await expectNoAxeFindings(phone);
  // What was typed survives a reload.
  await phone.reload();
  await open.first().click();
  await expect(told.getByLabel('Welk bedrijf?')).toHaveValue('Fietsen Krommewal');
  await told.getByLabel('Wat zou je er doen?').fill('Fietsen herstellen');
  await told.getByRole('checkbox', { name: 'do' }).check();
  await told.getByLabel('Voornaam').fill('Ines');
  await told.getByLabel('E-mailadres').fill('ines@krommewal.example');
  await told.getByRole('button', { name: 'Stuur naar mijn school' }).click();
  await expect(
    phone.getByText('Je school kijkt naar de plek die je vond bij Fietsen Krommewal.'),
  ).toBeVisible();
  await expectNoAxeFindings(phone);

  await signInAs('annelies');
  await page.goto('/');
  const waiting = page.getByRole('listitem').filter({ hasText: 'zelf gevonden plek om te bekijken' });
  await waiting.getByRole('link', { name: 'Bekijk' }).click();
  await page.locator('main a[href^="/leerlingen/"]').filter({ hasText: 'Thibo' }).first().click();
  const panel = page.getByRole('region', { name: 'Zelf gevonden plek van Thibo' });
  await expect(panel).toContainText('Fietsen herstellen');
  await expectNoAxeFindings(page);
  await panel.getByRole('button', { name: 'Bekijk en stel voor' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('textbox', { name: 'Bedrijf', exact: true })).toHaveValue('Fietsen Krommewal');
  await expect(sheet.getByLabel('Taken', { exact: true })).toHaveValue('Fietsen herstellen');
  await sheet.getByLabel('Straat en nummer').fill('Krommewal 3');
  await sheet.getByLabel('Postcode').fill('9000');
  const from = sheet.getByLabel('Geldig vanaf');
  if (await from.isVisible()) await from.fill('2026-09-01');
  await sheet.getByLabel('Titel', { exact: true }).fill('Fietsen en elektrische motoren');
  await sheet.getByLabel('Achternaam').fill('Maes');
  await sheet.getByRole('button', { name: 'Stel voor' }).click();
  await expect(page.getByText(/is voorgesteld aan Fietsen Krommewal/)).toBeVisible();
  await expect(panel).toHaveCount(0);
  await expect(phone.getByText('Je school vroeg Fietsen Krommewal of je er terechtkunt.')).toBeVisible();
});
