import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const MANY_UNDO_MS = 61_000;

test('a teacher proposes several students at once, takes it back, and a mentor answers two on one page', async ({
  page,
  signInAs,
  system,
  openPhone,
}) => {
  test.setTimeout(240_000);
  await signInAs('annelies');
  await page.goto('/leerlingen');
  const rows = page.getByRole('main').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const sheet = page.getByRole('dialog');
  const open = async () => {
    for (let at = 0; at < 4; at++) await rows.nth(at).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Stel voor', exact: true }).click();
    await expect(sheet.getByRole('combobox')).toHaveCount(4);
  };
  const names = (await rows.locator('a[href^="/leerlingen/"]').allTextContents()).slice(0, 4);

  await open();
  await expectNoAxeFindings(page);
  await sheet.getByRole('button', { name: 'Doe 4 voorstellen' }).click();
  await expect(sheet.getByRole('status')).toHaveText('4 gedaan, 0 niet');
  await expectNoAxeFindings(page);
  await sheet.getByRole('button', { name: 'Alles ongedaan maken' }).click();
  await expect(sheet.getByRole('status')).toHaveText('4 ongedaan gemaakt');
  await sheet.getByRole('button', { name: 'Sluiten' }).last().click();
  await expect(page.getByRole('group', { name: 'Wat gekozen is' })).toHaveCount(0);
  await system.advance(MANY_UNDO_MS);
  expect(await system.mails()).toEqual([]);

  await page.reload();
  await expect(rows.first()).toBeVisible();
  await open();
  const choice = (at: number) => sheet.getByRole('combobox', { name: names[at] ?? '' });
  // The second and fourth go to one company, the others to nobody.
  const shared = await choice(3).inputValue();
  await choice(0).selectOption('');
  await choice(1).selectOption(shared);
  await choice(2).selectOption('');
  const last = page.getByRole('combobox', { name: names[3] ?? '' });
  await expect(sheet.getByRole('listitem').filter({ has: last })).toContainText('0 van 2 vrij');
  await sheet.getByRole('button', { name: 'Doe 2 voorstellen' }).click();
  await expect(sheet.getByRole('status')).toHaveText('2 gedaan, 0 niet');
  await system.advance(MANY_UNDO_MS);
  const mails = await system.mails();
  expect(mails).toHaveLength(1);
  const [second, fourth] = [names[1]?.split(' ')[0] ?? '', names[3]?.split(' ')[0] ?? ''];
  expect(mails[0]?.subject).toContain(`${second} en ${fourth}`);

  const phone = await openPhone();
  await phone.goto(mails[0]?.text.match(/\/antwoord#[\w.-]+/)?.[0] ?? '');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Er wachten 2 vragen op je.');
  await expectNoAxeFindings(phone);
  await phone.getByRole('button', { name: `Aannemen: ${second}` }).click();
  await expect(phone.getByRole('article', { name: second })).toContainText('Aangenomen');
  await phone.getByRole('button', { name: `Ander antwoord: ${fourth}` }).click();
  await phone.getByRole('button', { name: 'Niet aannemen' }).click();
  await phone.getByText('De dagen passen niet').click();
  await phone.getByRole('button', { name: 'Antwoord versturen' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Alles is beantwoord.');
  await expect(phone.getByRole('article', { name: fourth })).toContainText('Niet aangenomen');
  await expectNoAxeFindings(phone);
});

test('a teacher reminds chosen placements and reads what became of each, and gives no empty period @phone', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs('annelies');
  await page.goto('/plaatsingen?stand=open');
  const rows = page.getByRole('main').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const sheet = page.getByRole('dialog');
  for (const at of [0, 1]) await rows.nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Doe met de keuze' }).click();
  await page.getByRole('menuitem', { name: 'Periode wijzigen' }).click();
  await sheet.getByRole('button', { name: 'Wijzig de periode' }).click();
  await expect(sheet.getByRole('alert')).toHaveText('Vul een eerste of een laatste dag in.');
  await expectNoAxeFindings(page);
  await sheet.getByRole('button', { name: 'Annuleren' }).click();
  await page.getByRole('button', { name: 'Doe met de keuze' }).click();
  await page.getByRole('menuitem', { name: 'Herinneren' }).click();
  await sheet.getByRole('button', { name: 'Stuur herinneringen' }).click();
  await expect(sheet.getByRole('list', { name: 'Wat ervan werd' }).getByRole('listitem')).toHaveCount(2);
  await expectNoAxeFindings(page);
});
