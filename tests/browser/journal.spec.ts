import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const TEXT = 'De eerste groep is gestart in het atelier.';

/** Opens the first proeftuin of one's own. */
async function openProeftuin(page: Page): Promise<void> {
  await page.goto('/proeftuinen');
  await page.getByRole('main').getByRole('link', { name: 'Mechanica' }).click();
  await expect(page.getByRole('heading', { name: 'Journaal' })).toBeVisible();
}

/** A photo as the browser makes it, turned on its side as a phone writes it. */
async function turnedPhoto(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 200];
    canvas.getContext('2d')?.fillRect(0, 0, 100, 100);
    return canvas.toDataURL('image/jpeg');
  });
  const jpeg = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.of(0xff, 0xe1, 0, exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** Drops or pastes a document where the text is written. */
async function give(page: Page, event: 'drop' | 'paste', name: string): Promise<void> {
  await page.getByRole('textbox', { name: /Wat veranderde er/ }).evaluate(
    (target, [event, name]) => {
      const given = new DataTransfer();
      given.items.add(new File(['%PDF-1.7\n'], name, { type: 'application/pdf' }));
      const options = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: given })
          : new ClipboardEvent('paste', { ...options, clipboardData: given }),
      );
    },
    [event, name] as const,
  );
}

test('a journal takes photos and documents, refuses one without losing the others, and shows them to who looks on', async ({
  page,
  signInAs,
  openAs,
}) => {
  test.setTimeout(120_000);
  await signInAs('hilde');
  await openProeftuin(page);
  await page.getByRole('button', { name: 'Schrijf in het journaal' }).click();
  await page.keyboard.type(TEXT);
  await page.route('**/journal-files', () => undefined);
  await give(page, 'drop', 'toch-niet.pdf');
  await page.getByRole('button', { name: 'Stop toch-niet.pdf' }).click();
  await page.unroute('**/journal-files');
  await give(page, 'drop', 'gesleept.pdf');
  await give(page, 'paste', 'geplakt.pdf');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'atelier.jpg', mimeType: 'image/jpeg', buffer: await turnedPhoto(page) },
    { name: 'plan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    { name: 'verslag.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') },
  ]);
  await expect(page.getByText('Geen foto, pdf of document dat hier kan')).toBeVisible();
  await expect(page.getByText('4 van 5 bestanden verstuurd')).toBeAttached();
  await page.getByRole('button', { name: 'Schrijf', exact: true }).click();
  await expect(page.getByText('Niet elk bestand kan mee.')).toBeVisible();
  await expectNoAxeFindings(page);

  await page.getByRole('button', { name: 'Haal plan.svg weg' }).press('Enter');
  await page.reload();
  await expect(page.getByRole('textbox', { name: /Wat veranderde er/ })).toHaveValue(TEXT);
  const other = await openAs('hilde');
  await openProeftuin(other);
  await page.getByRole('button', { name: 'Schrijf', exact: true }).click();
  for (const one of [page, other]) {
    await expect(one.getByRole('paragraph').filter({ hasText: TEXT })).toBeVisible();
    for (const name of ['gesleept.pdf', 'geplakt.pdf', 'verslag.pdf'])
      await expect(one.getByRole('link', { name })).toBeVisible();
    await expect(one.getByText('toch-niet.pdf')).toHaveCount(0);
    const photo = one.getByRole('img', { name: 'Foto atelier.jpg' });
    // A photo is fetched when it comes near.
    await photo.scrollIntoViewIfNeeded();
    // Its orientation is all that is kept of what the phone wrote: it stands upright.
    const shape = () => photo.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
    await expect.poll(shape).toEqual([200, 320]);
  }
  await expect(page.getByRole('button', { name: 'Schrijf in het journaal' })).toBeVisible();
  await page.getByRole('button', { name: 'Foto atelier.jpg' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Bewaar de foto' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page
    .getByRole('button', { name: /Verwijder wat op/ })
    .first()
    .click();
  await expect(other.getByText(TEXT)).toHaveCount(0);
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(other.getByRole('img', { name: 'Foto atelier.jpg' })).toBeVisible();
});
