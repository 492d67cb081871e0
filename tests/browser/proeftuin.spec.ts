import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

test('a coordinator makes a proeftuin, says who takes part and what to reach, archives it, and takes that back', async ({
  page,
  signInAs,
  openAs,
}) => {
  await signInAs('hilde');
  await page.goto('/proeftuinen');
  await page.getByRole('button', { name: 'Nieuwe proeftuin' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(sheet.getByText('Titel is nog leeg')).toBeVisible();
  await expectNoAxeFindings(page);
  await sheet.getByLabel('Titel').fill('Haven van morgen');
  await sheet.getByLabel('Korte beschrijving').fill('Leren op de kade.');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Haven van morgen');

  await page.getByRole('button', { name: 'Stel een doel' }).click();
  await sheet.getByLabel('Te bereiken', { exact: true }).fill('20');
  await sheet.getByLabel('Te bereiken tegen').fill('2027-06-30');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('list', { name: 'Doelen' })).toContainText('0 van 20');
  await page.getByRole('button', { name: 'Voeg een partner toe' }).click();
  await sheet.getByLabel('Organisatie').fill('de kre');
  await sheet.getByRole('button', { name: /De Kreek/ }).click();
  await sheet.getByLabel('Wat ze doet').fill('leert mee');
  await sheet.getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByRole('list', { name: 'Partners' })).toContainText('leert mee');
  await page.getByRole('button', { name: 'Vraag een opleiding' }).click();
  await sheet.getByRole('checkbox', { name: /Koel- en warmtetechnieken/ }).check();
  await expectNoAxeFindings(page);
  await sheet.getByRole('button', { name: 'Vraag', exact: true }).click();
  const programmes = page.getByRole('list', { name: 'Opleidingen' });
  await expect(programmes).toContainText('Gevraagd aan de school');
  await expectNoAxeFindings(page);

  const school = await openAs('school');
  const line = school.getByRole('listitem').filter({ hasText: 'vraagt een opleiding van je school' });
  await line.getByRole('link', { name: 'Bekijk' }).click();
  await school.getByRole('link', { name: 'Haven van morgen' }).click();
  await school.getByRole('button', { name: /^Doe niet mee/ }).click();
  await school.getByRole('dialog').getByRole('button', { name: 'Doe niet mee' }).click();
  await expect(school.getByText(/doet niet mee$/)).toBeVisible();
  await school.goto('/');
  await expect(school.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(line).toHaveCount(0);
  await expect(programmes).toHaveCount(0);
  await page.getByRole('button', { name: 'Wijzig' }).click();
  await sheet.getByRole('button', { name: 'Archiveer' }).click();
  await expect(page.getByRole('button', { name: 'Haal terug' })).toBeVisible();
  await page.goto('/proeftuinen?gearchiveerd=ja');
  const row = page.getByRole('link', { name: 'Haven van morgen' });
  await expect(row).toBeVisible();
  await row.click();
  await page.getByRole('button', { name: 'Haal terug' }).click();
  await expect(page.getByRole('button', { name: 'Wijzig' })).toBeVisible();
  await page.goto('/proeftuinen');
  await expect(row).toBeVisible();
});
