/**
 * Takes the pictures of the README from the running product (`npm run screenshots`), so that they show what is there.
 * The demo region and the clock stand still; only the texts of a new version change a picture.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumOptions } from '../support/chromium.ts';
import { startSystem, type System } from '../support/start-system.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const NOW = '2026-11-24T09:00:00Z';
const TEACHER = 'annelies';
const COORDINATOR = 'hilde';
const BOARD = 'Onderhoudstechniek kanaalzone';
const DESKTOP = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 };
const QUALITY = 0.85;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

async function open(browser: Browser, system: System, screen: typeof DESKTOP): Promise<Page> {
  const context = await browser.newContext({
    ...screen,
    baseURL: system.url,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function signIn(page: Page, key: string): Promise<void> {
  await page.goto('/aanmelden');
  await page.getByTestId(`demo-${key}`).click();
  await page.waitForURL((url) => url.pathname !== '/aanmelden');
}

async function follow(page: Page, path: string): Promise<void> {
  await page.locator(`main a[href^="${path}"]`).first().click();
  await page.waitForURL((url) => url.pathname.startsWith(path));
}

/** The same picture in a fraction of the weight, made by the browser itself. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  const [, webp = ''] = await blank.evaluate(
    async ([data, quality]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      return new Promise<string[]>((done) => {
        const reader = new FileReader();
        reader.onload = () => done(String(reader.result).split(','));
        reader.readAsDataURL(blob);
      });
    },
    [png.toString('base64'), QUALITY] as const,
  );
  await blank.close();
  return Buffer.from(webp, 'base64');
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await writeFile(`${FOLDER}${name}.webp`, await asWebp(page, await page.screenshot()));
  console.log(`docs/screenshots/${name}.webp`);
}

/** A teacher's view of a student without a place, with the slots that fit; then proposes the first of them. */
async function student(page: Page): Promise<void> {
  await signIn(page, TEACHER);
  await page.goto('/leerlingen');
  await follow(page, '/leerlingen/');
  const propose = page.getByRole('button', { name: 'Voorstellen' }).first();
  await propose.waitFor();
  await take(page, 'student');
  await propose.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stel voor' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** The address that the mentor's mail leads to, once the seconds of undo are over. */
async function answerPath(system: System): Promise<string> {
  await system.advance(30_000);
  for (const mail of await system.mails()) {
    const found = /\/antwoord#\S+/.exec(mail.text);
    if (found) return found[0];
  }
  throw new Error('No mail asks for an answer.');
}

const system = await startSystem({ demo: true });
try {
  await system.setClock(NOW);
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch(chromiumOptions());
  try {
    await student(await open(browser, system, DESKTOP));

    const answer = await open(browser, system, PHONE);
    await answer.goto(await answerPath(system));
    await answer.getByRole('button').first().waitFor();
    await take(answer, 'answer');

    const board = await open(browser, system, DESKTOP);
    await signIn(board, COORDINATOR);
    await board.goto('/proeftuinen');
    await board.getByRole('link', { name: BOARD }).click();
    await board.getByRole('heading', { level: 1, name: BOARD }).waitFor();
    await board.getByRole('region', { name: 'Voorgesteld' }).waitFor();
    await take(board, 'proeftuin');
  } finally {
    await browser.close();
  }
} finally {
  await system.stop();
}
