import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
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
