import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { proposeFirst } from '../support/placing.ts';

const LIST = 'Je wensen, liefste eerst';

test('a student ranks wishes by buttons and by dragging, takes one back, and the teacher reads them', async ({
  page,
  signInAs,
  openAs,
}) => {
  test.setTimeout(120_000);
  await signInAs('thibo');
  await page.goto('/wensen');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn wensen');
  const wishes = page.getByRole('list', { name: LIST }).getByRole('listitem');
  const saved = page.getByRole('status').getByText('Bewaard', { exact: true });
  for (const work of ['Zonnepanelen', 'Verdeelkasten']) {
    await page.getByLabel('Of een soort werk').fill(work);
    await page.getByRole('button', { name: 'Voeg toe' }).click();
  }
  const slots = page.getByLabel('Een plek');
  await expect(slots).toBeVisible();
  await slots.selectOption({ index: 1 });
  await expect(wishes).toHaveCount(3);
  await expect(saved).toBeVisible();
  const slot = (await wishes.nth(2).innerText()).split('\n').find((line) => /\p{L}{3}/u.test(line)) ?? '';

  // By keyboard: the slot goes up twice.
  const up = wishes.filter({ hasText: slot }).getByRole('button', { name: /omhoog$/ });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(wishes.nth(1)).toContainText(slot);
  await page.keyboard.press('Enter');
  await expect(wishes.nth(0)).toContainText(slot);

  // By dragging: the first goes last.
  await wishes.nth(1).dragTo(wishes.nth(2));
  await expect(wishes.nth(2)).toContainText('Zonnepanelen');

  await wishes
    .nth(1)
    .getByRole('button', { name: /weghalen$/ })
    .click();
  await expect(wishes).toHaveCount(2);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(wishes).toHaveCount(3);
  await page.getByRole('checkbox', { name: 'donderdag' }).check();
  await page.getByLabel('Hoe lang mag de weg duren?').selectOption({ label: 'Tot 45 minuten' });
  await expect(saved).toBeVisible();
  await expectNoAxeFindings(page);

  await page.reload();
  await expect(wishes).toHaveCount(3);
  await expect(wishes.nth(0)).toContainText(slot);
  await expect(wishes.nth(1)).toContainText('Verdeelkasten');
  await expect(page.getByRole('checkbox', { name: 'donderdag' })).toBeChecked();

  const teacher = await openAs('annelies');
  await teacher.goto('/leerlingen?stand=ALL');
  await teacher.getByLabel('Zoek op naam').fill('Thibo');
  await teacher.locator('main a[href^="/leerlingen/"]').filter({ hasText: 'Thibo' }).first().click();
  const told = teacher.getByRole('region', { name: 'Wensen van Thibo' });
  await expect(told.getByRole('listitem').nth(0)).toContainText(slot);
  await expect(told.getByRole('listitem').nth(2)).toContainText('Zonnepanelen');
  await expect(told).toContainText('do');
  await expect(teacher.getByText('45 min', { exact: false }).first()).toBeVisible();
});

test('a school asks its student to agree: rather not comes back to the teacher, and yes after all is kept', async ({
  page,
  signInAs,
  openAs,
}) => {
  test.setTimeout(120_000);
  const school = await openAs('school');
  await school.goto('/school');
  await school.getByRole('button', { name: 'Wijzig' }).click();
  await school.getByRole('dialog').getByLabel('Akkoord van de leerling vragen').check();
  await school.getByRole('button', { name: 'Bewaar' }).click();
  await expect(school.getByText('vraagt akkoord van de leerling')).toBeVisible();

  const teacher = await openAs('annelies');
  await teacher.goto('/leerlingen?stand=ALL');
  await teacher.getByLabel('Zoek op naam').fill('Thibo');
  await teacher.locator('main a[href^="/leerlingen/"]').filter({ hasText: 'Thibo' }).first().click();
  await proposeFirst(teacher);

  await signInAs('thibo');
  await page.goto('/');
  const question = page.getByRole('region', { name: 'Ga je akkoord met deze plek?' });
  await expect(question.getByRole('button', { name: 'Ja, akkoord' })).toBeVisible();
  await expectNoAxeFindings(page);
  await question.getByRole('button', { name: 'Liever niet' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('De reis is te lang').click();
  await sheet.getByLabel('Toelichting (mag leeg blijven)').fill('De bus rijdt niet zo vroeg.');
  await sheet.getByRole('button', { name: 'Liever niet' }).click();
  await expect(question).toContainText('Je gaat liever niet naar');

  await teacher.goto('/');
  const row = teacher.getByRole('listitem').filter({ hasText: 'wil liever niet naar een plek' });
  await row.getByRole('link', { name: 'Bekijk' }).click();
  await teacher.locator('main a[href^="/plaatsingen/"]').filter({ hasText: 'Thibo' }).first().click();
  await expect(teacher.getByRole('region', { name: 'Akkoord', exact: true })).toContainText(
    'De reis is te lang: De bus rijdt niet zo vroeg.',
  );
  await expectNoAxeFindings(teacher);

  await question.getByRole('button', { name: 'Toch akkoord' }).click();
  await expect(question).toContainText('Je gaat akkoord met de plek');
  await teacher.reload();
  await expect(teacher.getByText('Akkoord met de plek').first()).toBeVisible();
});

test('a student on a phone adds a wish and sees where they stand @phone-only', async ({ page, signInAs }) => {
  await signInAs('thibo');
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Waar je staat' }).first()).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole('link', { name: 'Zeg wat je graag wilt' }).click();
  await page.getByLabel('Of een soort werk').fill('Iets met water');
  await page.getByRole('button', { name: 'Voeg toe' }).click();
  const wish = page
    .getByRole('list', { name: LIST })
    .getByRole('listitem')
    .filter({ hasText: 'Iets met water' });
  await expect(wish).toBeVisible();
  await expect(page.getByRole('status').getByText('Bewaard', { exact: true })).toBeVisible();
  await expectNoAxeFindings(page);
});
