import { expect, type Page } from '@playwright/test';
import type { System } from './start-system.ts';

/** Seconds after which a proposal's mail leaves. */
const UNDO_MS = 11_000;

/** Opens the student at this place among those without a place in the spring; gives the name. */
export async function openStudent(page: Page, place: number): Promise<string> {
  await page.goto('/leerlingen');
  const link = page
    .getByRole('row')
    .filter({ hasText: '15 feb tot 21 mei 2027' })
    .locator('a[href^="/leerlingen/"]')
    .nth(place);
  // Not the inner text: that of a row which is not laid out yet is empty.
  const name = (await link.textContent())?.trim() ?? '';
  expect(name).not.toBe('');
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  return name;
}

/** Proposes the open student to the first slot that fits; gives the first name that the company will see. */
export async function proposeFirst(page: Page, note = ''): Promise<void> {
  await page.getByRole('button', { name: 'Voorstellen' }).first().click();
  const sheet = page.getByRole('dialog');
  if (note) await sheet.getByLabel('Bericht').fill(note);
  await sheet.getByRole('button', { name: 'Stel voor' }).click();
  await expect(page.getByText(/is voorgesteld aan/)).toBeVisible();
}

/** Lets the undo window pass and gives the path of the newest answer link that was mailed about this person. */
export async function answerLink(system: System, firstName: string): Promise<string> {
  await system.advance(UNDO_MS);
  const mail = (await system.mails()).find(
    ({ subject, text }) => subject.includes(firstName) && text.includes('/antwoord#'),
  );
  const link = mail?.text.match(/\/antwoord#[\w-]+/)?.[0];
  if (!link) throw new Error(`No question about ${firstName} was mailed.`);
  return link;
}

/** The page of the placement that is going on, from the student's page; earlier ones may stand there too. */
export async function openPlacement(page: Page): Promise<void> {
  await page
    .getByRole('listitem')
    .filter({ hasNotText: /Ingetrokken|Afgewezen|Verlopen|Vroegtijdig/ })
    .locator('a[href^="/plaatsingen/"]')
    .first()
    .click();
  await expect(page).toHaveURL(/\/plaatsingen\//);
}
