import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const HEADER = 'Leerlingnummer;Voornaam;Naam;Klas;Geboortedatum;Postcode';

async function choose(page: Page, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from([HEADER, ...rows].join('\r\n'), 'latin1');
  const file = { name: 'leerlingen.csv', mimeType: 'text/csv', buffer };
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText('Waaraan herkennen we een rij')).toBeVisible();
}

test('a school coordinator brings in the school’s own list @phone', async ({ page, signInAs }, {
  project,
}) => {
  await signInAs('school');
  await page.goto('/importeren?soort=STUDENTS');
  await expect(page.getByRole('heading', { level: 1, name: 'Importeren' })).toBeVisible();
  await expectNoAxeFindings(page);
  const name = `Proef${project.name.replaceAll(/\W/g, '')}`;
  const rows = [
    `${name}1;Zoë;${name};6 Elektrotechnieken;14-03-2009;9900`,
    `${name}2;Milan;${name};6 Elektrotechnieken;2/5/2009;4531 AB`,
  ];

  await test.step('check 20: a wrong row is told, and nothing is written', async () => {
    await choose(page, [...rows, `${name}3;Yara;${name};6 Elektrotechnieken;31-02-2027;9000`]);
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Kijk de rijen na' }).click();
    await expect(page.getByRole('heading', { name: '1 fout, en er is niets geschreven' })).toBeVisible();
    await expect(page.getByText('is geen bestaande datum zoals 28-03-2027')).toBeVisible();
    await expectNoAxeFindings(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Alle fouten als CSV' }).click();
    expect((await download).suggestedFilename()).toBe('fouten.csv');
    await page.getByRole('button', { name: 'Kies een ander bestand' }).click();
  });

  await test.step('the columns survive a reload, and the rows are written once they were seen', async () => {
    await choose(page, rows);
    await page.getByRole('combobox', { name: 'Wat staat er in Postcode?' }).click();
    await page.getByRole('option', { name: 'Telefoon' }).click();
    await page.reload();
    const postcode = page.getByRole('combobox', { name: 'Wat staat er in Postcode?' });
    await expect(postcode).toHaveValue('Telefoon');
    await postcode.click();
    await page.getByRole('option', { name: 'Postcode' }).click();
    await page.getByRole('button', { name: 'Kijk de rijen na' }).click();
    await expect(page.getByRole('heading', { name: 'Alle rijen kloppen' })).toBeVisible();
    await expect(page.getByText('Een import kan niet ongedaan gemaakt worden.')).toBeVisible();
    await expectNoAxeFindings(page);
    await page.getByRole('button', { name: 'Importeer 2 rijen' }).click();
    await expect(page.getByRole('heading', { name: '2 rijen zijn geïmporteerd' })).toBeVisible();
    await expectNoAxeFindings(page);
  });

  await test.step('the same list a second time changes nothing', async () => {
    await page.getByRole('button', { name: 'Kies een ander bestand' }).click();
    await choose(page, rows);
    await page.getByRole('button', { name: 'Kijk de rijen na' }).click();
    await expect(page.getByText('Er is niets te wijzigen: alles staat er al zo.')).toBeVisible();
    await page.getByRole('button', { name: 'Stop en vergeet dit bestand' }).click();
    await expect(page.getByRole('button', { name: 'Kies een bestand' })).toBeVisible();
  });
});

test('check 21: a file that is no list is refused at once, in words', async ({ page, signInAs }) => {
  await signInAs('school');
  await page.goto('/importeren');
  const file = {
    name: 'leerlingen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  };
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('Dit is geen CSV of XLSX.');
});

test('search leads to importing for who may, and to nothing for who may not', async ({ page, signInAs }) => {
  await signInAs('school');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Zoek' }).fill('importeer leer');
  await expect(page.getByRole('option')).toHaveText([/Importeer een lijst/]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/importeren\?soort=STUDENTS/);
  await signInAs('annelies');
  await page.goto('/importeren');
  await expect(page.getByText('Importeren hoort niet bij je rol')).toBeVisible();
});
