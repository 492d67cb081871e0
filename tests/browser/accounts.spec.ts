import { expect, signIn, test } from '../support/journey.ts';
import { startSystem } from '../support/start-system.ts';

test('a password is set by mail, used, refused when wrong, and sessions end everywhere', async ({
  page,
  openAs,
  system,
}) => {
  await page.goto('/aanmelden');
  await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await expect(page.getByText('Vul je e-mailadres in.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Wachtwoord vergeten?' }).click();
  await page.getByRole('dialog').getByLabel('E-mailadres').fill('marloes.debruijne@dehonte.example');
  await page.getByRole('button', { name: 'Stuur de link' }).click();
  await expect(page.getByText('Als dit adres bij ons bekend is')).toBeVisible();
  await system.advance(2_000);
  const mail = (await system.mails()).find(({ text }) => text.includes('/wachtwoord#'));
  await page.goto(mail?.text.match(/\/wachtwoord#[\w-]+/)?.[0] ?? '');
  await page.getByLabel('Wachtwoord', { exact: true }).fill('vier woorden over de Schelde');
  await page.getByRole('button', { name: 'Bewaar en meld aan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dag Marloes');

  const other = await openAs();
  await other.goto('/aanmelden');
  await other.getByLabel('E-mailadres').fill('marloes.debruijne@dehonte.example');
  await other.getByLabel('Wachtwoord', { exact: true }).fill('niet het goede woord');
  await other.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await expect(other.getByText('E-mailadres of wachtwoord klopt niet.').first()).toBeVisible();
  await other.getByLabel('Wachtwoord', { exact: true }).fill('vier woorden over de Schelde');
  await other.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Dag Marloes');
});

test('language and colours are chosen and remembered', async ({ page }) => {
  await signIn(page, 'annelies');
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Annelies');
  await page.getByRole('button', { name: /Dark/ }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello Annelies');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('an empty installation makes its first administrator by the one-time link', async ({ page }) => {
  const system = await startSystem({ demo: false });
  try {
    const findLink = () => system.logs().match(/\/eerste-beheerder#[\w-]+/)?.[0];
    await expect.poll(findLink).toBeDefined();
    const link = findLink();
    await page.goto(`${system.url}${link}`);
    await page.getByLabel('Voornaam').fill('Joke');
    await page.getByLabel('Naam', { exact: true }).fill('Beheer');
    await page.getByLabel('E-mailadres').fill('joke@school.example');
    await page.getByLabel('Wachtwoord', { exact: true }).fill('een lange zin met woorden');
    await page.getByRole('button', { name: 'Bewaar en meld aan' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dag Joke');
    await page.goto(`${system.url}/aanmelden`);
    await expect(page.getByTestId('demo-annelies')).toHaveCount(0);
  } finally {
    await system.stop();
  }
});
