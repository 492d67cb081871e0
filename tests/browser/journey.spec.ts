import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { answerLink, openPlacement, openStudent, proposeFirst } from '../support/placing.ts';

const first = (name: string) => name.split(' ')[0]!;

test('a teacher proposes, a mentor accepts from the mail in two taps, and both see what they may', async ({
  page,
  signInAs,
  openPhone,
  system,
}) => {
  await signInAs('annelies');
  const name = await openStudent(page, 0);
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Voorstellen' }) })
    .first();
  await expect(row).toContainText(/\d+ min/);
  await row.getByRole('button', { name: 'Regels en punten' }).click();
  for (const rule of [
    'Past bij de opleiding',
    'Geen erkenning nodig',
    'Periode past',
    /Nog \d+ van \d+ vrij/,
  ])
    await expect(row).toContainText(rule);
  await proposeFirst(page, 'Heeft een eigen veiligheidspak.');
  await expect(page.getByText('Voorgesteld').first()).toBeVisible();

  const phone = await openPhone();
  await phone.goto(await answerLink(system, first(name)));
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
    `Mag ${first(name)} bij jullie stage doen?`,
  );
  await expect(phone.locator('body')).toContainText('Heeft een eigen veiligheidspak.');
  const lastName = name.slice(first(name).length + 1);
  await expect(phone.locator('body')).not.toContainText(lastName);
  await expectNoAxeFindings(phone);
  await phone.getByRole('button', { name: 'Aannemen', exact: true }).tap();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(`${first(name)} heeft een plek.`);
  await expect(phone.locator('body')).toContainText(lastName);
  await expect(phone.locator('body')).toContainText(/@leerling\./);
  await expectNoAxeFindings(phone);

  await phone.reload();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Deze vraag is niet meer open.');
  await expect(page.getByText('Geplaatst').first()).toBeVisible();
});

test('a proposal that is undone within ten seconds mails nobody', async ({ page, signInAs, system }) => {
  await signInAs('annelies');
  const name = await openStudent(page, 1);
  await proposeFirst(page);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(page.getByText('Het voorstel is teruggenomen.')).toBeVisible();
  await system.advance(20_000);
  expect((await system.mails()).filter(({ subject }) => subject.includes(first(name)))).toHaveLength(0);
  await page.goto('/leerlingen');
  const waiting = page.getByRole('row').filter({ hasText: '15 feb tot 21 mei 2027' });
  await expect(waiting.getByRole('link', { name })).toBeVisible();
});

test('a mentor declines with a reason, and the need is back in the teacher’s attention', async ({
  page,
  signInAs,
  openPhone,
  system,
}) => {
  await signInAs('annelies');
  const name = await openStudent(page, 2);
  await proposeFirst(page);
  const phone = await openPhone();
  await phone.goto(await answerLink(system, first(name)));
  await phone.getByRole('button', { name: 'Niet aannemen' }).tap();
  await phone.getByRole('button', { name: 'Antwoord versturen' }).tap();
  await expect(phone.getByRole('alert')).toHaveText('Kies een reden.');
  await phone.getByText('Er is niemand om te begeleiden').tap();
  await expectNoAxeFindings(phone);
  await phone.getByRole('button', { name: 'Antwoord versturen' }).tap();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Dank je voor je antwoord');
  await page.goto('/leerlingen?stand=RETURNED');
  await expect(
    page.getByRole('row').filter({ hasText: name }).filter({ hasText: '15 feb' }).first(),
  ).toContainText('vorige afgewezen');
});

test('a mentor answers with other dates; the teacher takes them up, and refuses another', async ({
  page,
  signInAs,
  openPhone,
  system,
}) => {
  await signInAs('annelies');
  for (const answer of ['Neem over', 'Wijs af'] as const) {
    const name = await openStudent(page, 3);
    await proposeFirst(page);
    const phone = await openPhone();
    await phone.goto(await answerLink(system, first(name)));
    await phone.getByRole('button', { name: 'Andere data of dagen' }).tap();
    await phone.getByLabel('Eerste dag').fill('2027-03-01');
    const ends = phone
      .getByRole('group', { name: /^(ma|di|wo|do|vr)$/ })
      .first()
      .getByLabel('Tot');
    await ends.fill('15:00');
    await expect(phone.getByRole('status')).toContainText(/bedrijf \d+:\d\d-15:00/);
    await expectNoAxeFindings(phone);
    // Offline nothing is sent and nothing is lost; a reload keeps what was typed.
    await phone.context().setOffline(true);
    await phone.getByRole('button', { name: 'Antwoord versturen' }).tap();
    await expect(phone.getByRole('alert')).toContainText('Er is niets verloren');
    await phone.context().setOffline(false);
    await phone.reload();
    await phone.getByRole('button', { name: 'Andere data of dagen' }).tap();
    await expect(ends).toHaveValue('15:00');
    await phone.getByLabel(/Bericht/).fill('Liever na de verbouwing.');
    await phone.getByRole('button', { name: 'Antwoord versturen' }).tap();
    await expect(phone.getByRole('heading', { level: 1 })).toContainText('Dank je voor je voorstel');
    await page.reload();
    await openPlacement(page);
    await expect(page.getByText('Liever na de verbouwing.')).toBeVisible();
    await page.getByRole('button', { name: answer }).click();
    if (answer === 'Neem over') {
      await expect(page.getByText('Aangenomen').first()).toBeVisible();
      await expect(page.locator('main')).toContainText('1 mrt tot 21 mei 2027');
    } else {
      await page.getByRole('dialog').getByText('Het tegenvoorstel past niet').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Wijs af' }).click();
      await expect(page.getByText('Ingetrokken').first()).toBeVisible();
    }
  }
});

test('a mentor hands the question to a colleague by e-mail; the old link stops', async ({
  page,
  signInAs,
  openPhone,
  system,
}) => {
  await signInAs('annelies');
  const name = await openStudent(page, 4);
  await proposeFirst(page);
  const phone = await openPhone();
  const link = await answerLink(system, first(name));
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Geef door aan collega' }).tap();
  await phone.getByLabel(/e-mailadres/i).fill('collega@bedrijf.example');
  await phone.getByRole('button', { name: 'Antwoord versturen' }).tap();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Je collega krijgt de vraag.');
  await system.advance(11_000);
  const mail = (await system.mails()).find(({ to }) => to.includes('collega@bedrijf.example'));
  expect(mail?.text).toContain('/antwoord#');
  await phone.goto('about:blank');
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Deze vraag is niet meer open.');
});

test('a coordinator’s open board follows an acceptance within two seconds', async ({
  page,
  signInAs,
  openAs,
  openPhone,
  system,
}) => {
  await signInAs('annelies');
  const name = await openStudent(page, 5);
  await proposeFirst(page);
  const board = await openAs('hilde');
  await board.goto('/proeftuinen');
  await board.getByRole('link', { name: 'Onderhoudstechniek kanaalzone' }).click();
  const proposed = board.getByRole('region', { name: 'Voorgesteld' });
  await expect(proposed).toContainText(name);

  const phone = await openPhone();
  await phone.goto(await answerLink(system, first(name)));
  await phone.getByRole('button', { name: 'Aannemen', exact: true }).dblclick();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('heeft een plek');
  await expect(proposed).not.toContainText(name, { timeout: 2_000 });

  // By dragging, to a state that the board has no lane for: the sheet asks why, and it can be undone.
  const card = board.getByRole('listitem').filter({ has: board.getByRole('link', { name }) });
  await card.hover();
  await board.mouse.down();
  await card.hover({ position: { x: 40, y: 20 } });
  const running = board.getByRole('region', { name: 'Lopend' });
  await running.hover();
  await expect(running).toContainText('Volgt niet op Aangenomen');
  await board.locator('[data-lane="WITHDRAWN"]').hover();
  await board.locator('[data-lane="WITHDRAWN"]').hover({ position: { x: 30, y: 20 } });
  await board.mouse.up();
  await board.getByRole('dialog').getByText('Het voorstel was een vergissing').click();
  await board.getByRole('dialog').getByRole('button', { name: 'Trek in' }).click();
  await expect(card).toHaveCount(0);
  await board.getByRole('button', { name: 'Ongedaan maken' }).last().click();
  await expect(card).toBeVisible();

  // Who is where: a table that reads as text, with this week marked.
  const weeks = board.getByRole('table', { name: 'Bezetting per week' });
  await expect(weeks.getByRole('columnheader', { name: /23 nov 2026, nu$/ })).toBeVisible();
  await expect(weeks.getByRole('row', { name: /^Alle bedrijven samen .*\d+ van \d+/ })).toBeVisible();

  // By keyboard: the same places, for the one who may.
  await page.goto('/proeftuinen?wie=alle');
  await page.getByRole('link', { name: 'Onderhoudstechniek kanaalzone' }).first().click();
  await page.getByRole('button', { name: `${name} verplaatsen` }).press('Enter');
  await expect(page.getByRole('menuitem')).toHaveText([/^Ingetrokken/, /^Vroegtijdig/, /^Startklaar/]);
});

test('a placement is withdrawn with a reason, undone, and withdrawn again', async ({ page, signInAs }) => {
  await signInAs('annelies');
  await openStudent(page, 6);
  await proposeFirst(page);
  await openPlacement(page);
  const withdraw = async () => {
    await page.getByRole('button', { name: 'Meer acties' }).click();
    await page.getByRole('menuitem', { name: 'Trek in' }).click();
    await page.getByRole('dialog').getByText('Het voorstel was een vergissing').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Trek in' }).click();
    await expect(page.getByText('Ingetrokken').first()).toBeVisible();
  };
  await withdraw();
  await page.getByRole('button', { name: 'Ongedaan maken' }).last().click();
  await expect(page.getByText('Teruggedraaid')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Meer acties' })).toBeVisible();
  await withdraw();
});
