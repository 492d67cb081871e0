import { BadPicture } from './bad-picture.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** What is needed to draw, also a moving picture; texts, times, Exif and everything unknown is not. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/**
 * A PNG without texts, times and Exif, and without what stands behind its end.
 *
 * @throws BadPicture when it is no whole PNG
 */
export function plainPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new BadPicture();
  const kept: Buffer[] = [SIGNATURE];
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) throw new BadPicture();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new BadPicture();
    const type = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}
