import { readFile } from 'node:fs/promises';
import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const LISTS: Record<string, string[]> = {
  annelies: ['/leerlingen', '/plekken', '/plaatsingen', '/proeftuinen?wie=alle'],
  hilde: ['/plaatsingen', '/proeftuinen'],
  geert: ['/plaatsingen', '/plekken'],
};

for (const [key, paths] of Object.entries(LISTS))
  test(`the lists of ${key} choose, filter and arrange without an axe finding @phone`, async ({
    page,
    signInAs,
  }) => {
    test.setTimeout(240_000);
    await signInAs(key);
    for (const path of paths) {
      await page.goto(path);
      const rows = page.getByRole('main').locator('tbody tr');
      await expect(rows.first()).toBeVisible();
      await rows.first().getByRole('checkbox').check();
      await expect(page.getByRole('group', { name: 'Wat gekozen is' })).toContainText('1 gekozen');
      await expectNoAxeFindings(page);
      await page.getByRole('button', { name: 'Weergave' }).click();
      await expect(page.getByRole('group', { name: 'Kolommen' })).toBeVisible();
      await expectNoAxeFindings(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('group', { name: 'Kolommen' })).toHaveCount(0);
      await page.getByRole('button', { name: 'Filter toevoegen' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoAxeFindings(page);
      await page.keyboard.press('Escape');
    }
  });

test('a coordinator finds, orders and filters students, and finds the list again as it was @phone', async ({
  page,
  signInAs,
}) => {
  await signInAs('school');
  await page.goto('/leerlingen?stand=ALL');
  const names = page.getByRole('main').locator('tbody a[href^="/leerlingen/"]');
  await expect(names).toHaveCount(50);
  await page.getByRole('button', { name: 'Toon meer' }).click();
  await expect(names).toHaveCount(86);

  await page.getByRole('button', { name: 'Weergave' }).click();
  const order = page.getByRole('combobox', { name: 'Volgorde' });
  await order.selectOption('Klas');
  await expect(page).toHaveURL(/orde=klas/);
  await order.selectOption('Naam');
  await page.getByRole('checkbox', { name: /Van hoog naar laag/ }).check();
  await page.getByRole('group', { name: 'Kolommen' }).getByLabel('Opleiding').check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/orde=-naam&kolommen=opleiding%2Cperiode%2Cstand/);
  await expect(page.getByRole('main').locator('tbody')).toContainText('Koel- en warmtetechnieken');
  const last = await names.first().textContent();

  await page.getByRole('button', { name: 'Filter toevoegen' }).click();
  await page.getByRole('combobox', { name: 'Klas' }).selectOption({ label: '6 Koeltechnieken' });
  await page.getByRole('button', { name: /^Toon \d+ leerlingen$/ }).click();
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('6 Koeltechnieken');
  await expect(page).toHaveURL(/klas=/);
  await page.getByRole('button', { name: '6 Koeltechnieken weghalen' }).click();
  await expect(page).not.toHaveURL(/klas=/);
  await expect(names.first()).toHaveText(last ?? '');

  await page.getByRole('button', { name: 'Toon meer' }).click();
  await expect(names).toHaveCount(86);
  await page.getByRole('searchbox').fill('e');
  await expect(names).not.toHaveCount(86);
  expect(page.url()).not.toContain('=e');
  const found = await names.count();
  const address = page.url();
  const third = names.nth(2);
  const name = await third.textContent();
  await third.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('e');
  await expect(names).toHaveCount(found);
  await expect(third).toBeFocused();
  expect(page.url()).toBe(address);
});

test('a teacher chooses by keyboard: walk, space, what lies between, all that match', async ({
  page,
  signInAs,
}) => {
  await signInAs('annelies');
  await page.goto('/leerlingen');
  const rows = page.getByRole('main').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(rows.nth(1).getByRole('checkbox')).toBeChecked();
  const bar = page.getByRole('group', { name: 'Wat gekozen is' });
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+Space');
  await expect(bar).toContainText('3 gekozen');
  await rows.nth(1).getByRole('checkbox').click();
  await rows.nth(1).getByRole('checkbox').click();
  await rows
    .nth(4)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 gekozen');
  await bar.getByRole('button', { name: /^Kies alle \d+$/ }).click();
  await expect(bar).toContainText('23 gekozen');
  await rows.nth(0).getByRole('checkbox').uncheck();
  await expect(bar).toContainText('22 gekozen');
  await bar.getByRole('button', { name: 'Kies geen' }).click();
  await expect(bar).toHaveCount(0);
});

test('a heading orders the list and says so', async ({ page, signInAs }) => {
  await signInAs('annelies');
  await page.goto('/plekken');
  const head = page.getByRole('columnheader', { name: 'Vrij' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('main').locator('tbody tr').first()).toContainText(/0 van \d/);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('main').locator('tbody tr').first()).not.toContainText(/0 van \d/);
  await expect(page).toHaveURL(/orde=-vrij/);
});

test('check 19: what is chosen is exported as it stands on screen, as CSV and as XLSX', async ({
  page,
  signInAs,
}) => {
  await signInAs('annelies');
  await page.goto('/leerlingen');
  const rows = page.getByRole('main').locator('tbody tr');
  await rows.nth(0).getByRole('checkbox').check();
  await rows.nth(2).getByRole('checkbox').check();
  const names = await page.getByRole('main').locator('tbody a[data-walk]').allTextContents();
  for (const [word, ending] of [
    ['CSV', 'csv'],
    ['Excel (XLSX)', 'xlsx'],
  ] as const) {
    await page.getByRole('button', { name: 'Exporteer' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: word }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`leerlingen-2026-11-24.${ending}`);
    if (ending === 'xlsx') continue;
    const lines = (await readFile(await file.path(), 'utf8')).replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Naam;Klas;Periode');
    expect(lines[1]).toContain(names[0] ?? 'a name');
    expect(lines[2]).toContain(names[2] ?? 'a name');
  }
  await expect(page.getByText('2 rijen geëxporteerd').first()).toBeVisible();
});

test('Ctrl+K finds students, slots and pages by keyboard, and keeps what was typed out of the address @phone', async ({
  page,
  signInAs,
}) => {
  await signInAs('annelies');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const search = page.getByRole('combobox', { name: /^Zoek een naam/ });
  await page.keyboard.press('Control+k');
  await search.fill('baeckel');
  const option = page.getByRole('option', { name: /Bram Baeckelandt/ }).first();
  await expect(option).toBeVisible();
  await expect(page.getByRole('listbox')).toContainText('Leerlingen');
  await expectNoAxeFindings(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bram Baeckelandt');
  expect(asked.join(' ')).not.toMatch(/baeckel/i);
  await page.keyboard.press('Control+k');
  await search.fill('draaien');
  await expect(page.getByRole('option', { name: /CNC-draaien/ }).first()).toBeVisible();
  await search.fill('hulp bij');
  await expect(page.getByRole('option', { name: /Hulp bij deze pagina/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Hulp bij deze pagina' })).toBeVisible();
});

test('a teacher sees on the map how far a student comes, by keys, and finds the same in the table @phone', async ({
  page,
  signInAs,
}) => {
  await signInAs('annelies');
  await page.goto('/plekken?provincie=ZEELAND');
  await page.getByText('Kaart', { exact: true }).click();
  await page.waitForURL(/kaart\?provincie=ZEELAND/);
  const map = page.getByRole('group', { name: /^Kaart van de regio/ });
  await expect(map.getByRole('button', { name: /vestigingen.*vrij/ }).first()).toBeVisible();
  await expect(map.getByText('veer')).toBeVisible();

  const student = page.getByRole('combobox', { name: 'Vanaf' });
  // Of age: a minor has no car.
  await student.fill('Bram Baeck');
  await page.getByRole('option', { name: /Bram Baeckelandt/ }).click();
  await page.getByLabel('Met', { exact: true }).selectOption('CAR');
  await page.getByLabel('Binnen', { exact: true }).selectOption('60');
  await expect(page.getByText(/\d+ binnen bereik/).first()).toBeVisible();
  const name = await student.inputValue();
  expect(new URL(page.url()).searchParams.get('leerling')).toBeTruthy();
  for (const word of name.split(' ')) expect(page.url()).not.toContain(word);

  await map.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('+');
  await page.waitForURL(/beeld=/);
  const company = await page.locator('tbody button').first().innerText();
  await page.locator('tbody button').first().click();
  await expect(page.getByRole('heading', { level: 2, name: company })).toBeVisible();
  await expect(map.getByRole('button', { name: new RegExp(company), pressed: true })).toBeVisible();
  await expect(page.getByText(/^Auto$/).first()).toBeVisible();
  await expectNoAxeFindings(page);
});
