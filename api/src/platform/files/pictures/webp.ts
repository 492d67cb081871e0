import { BadPicture } from './bad-picture.ts';

/** What is needed to draw, also a moving picture. */
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that promise Exif and XMP. */
const PROMISES = 0x08 | 0x04;

/**
 * A WebP without Exif and XMP, and without what stands behind its end.
 *
 * @throws BadPicture when it is no whole WebP
 */
export function plainWebp(bytes: Buffer): Buffer {
  const name = (at: number) => bytes.subarray(at, at + 4).toString('latin1');
  if (bytes.length < 20 || name(0) !== 'RIFF' || name(8) !== 'WEBP') throw new BadPicture();
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) throw new BadPicture();
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= whole;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > whole) throw new BadPicture();
    if (KEPT.has(name(at))) kept.push(Buffer.from(bytes.subarray(at, Math.min(end, whole))));
    at = end;
  }
  for (const chunk of kept) {
    const flags = chunk[8];
    if (flags !== undefined && chunk.subarray(0, 4).toString('latin1') === 'VP8X')
      chunk[8] = flags & ~PROMISES;
  }
  if (kept.length === 0) throw new BadPicture();
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
