import { expect, test } from '../support/journey.ts';
import { answerLink, openPlacement, openStudent, proposeFirst } from '../support/placing.ts';

const first = (name: string) => name.split(' ')[0]!;
const DAY = 86_400_000;

test('time reminds once, lets a proposal expire and gives the need back; a signed placement starts, is interrupted, resumed, completed and closed', async ({
  page,
  signInAs,
  openPhone,
  system,
}) => {
  test.setTimeout(120_000);
  await signInAs('annelies');
  const waiting = await openStudent(page, 0);
  await proposeFirst(page);
  const name = await openStudent(page, 0);
  await proposeFirst(page);
  const phone = await openPhone();
  await phone.goto(await answerLink(system, first(name)));
  await phone.getByRole('button', { name: 'Aannemen', exact: true }).tap();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('heeft een plek');

  await page.reload();
  await openPlacement(page);
  await page.getByRole('button', { name: 'Vul in' }).click();
  await page.getByLabel('Wie tekende').fill('Alle partijen');
  await page.getByLabel('Waar te vinden').fill('map 12');
  await page.getByRole('dialog').getByRole('button', { name: 'Bewaar' }).click();
  await expect(page.getByText('Startklaar').first()).toBeVisible();
  const placement = new URL(page.url()).pathname;

  const questions = async () =>
    (await system.mails()).filter(
      ({ subject, text }) => subject.includes(first(waiting)) && text.includes('/antwoord#'),
    );
  expect(await questions()).toHaveLength(1);
  await system.advance(8 * DAY);
  expect(await questions()).toHaveLength(2);
  await system.advance(4 * DAY);
  expect(await questions()).toHaveLength(2);

  await signInAs('annelies');
  await page.goto('/leerlingen?stand=RETURNED');
  await expect(page.getByRole('row').filter({ hasText: waiting }).first()).toContainText('vorige verlopen');

  await system.setClock('2027-02-15T09:00:00.000Z');
  await signInAs('annelies');
  await page.goto(placement);
  await expect(page.getByText('Lopend').first()).toBeVisible();
  await page.getByRole('button', { name: 'Meer acties' }).click();
  await page.getByRole('menuitem', { name: 'Onderbreek' }).click();
  await page.getByRole('dialog').getByText('Ziekte').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Onderbreek' }).click();
  await expect(page.getByText('Onderbroken').first()).toBeVisible();
  await page.getByRole('button', { name: 'Hervat' }).click();
  await expect(page.getByRole('button', { name: 'Hervat' })).toHaveCount(0);

  await system.setClock('2027-05-22T09:00:00.000Z');
  await signInAs('annelies');
  await page.goto(placement);
  await expect(page.getByText('Afgerond').first()).toBeVisible();
  await page.getByRole('button', { name: 'Sluit af' }).click();
  await expect(page.getByText('Afgesloten').first()).toBeVisible();
  for (const state of ['Voorgesteld', 'Aangenomen', 'Startklaar', 'Onderbroken', 'Afgerond'])
    await expect(page.locator('main')).toContainText(state);
});
