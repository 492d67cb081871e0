import { BadPicture } from './bad-picture.ts';
import { orientationOf } from './orientation.ts';

const EXIF = 'Exif\0\0';

/**
 * A JPEG without what tells of the place, the camera, the maker or another picture: it keeps its pixels, its colours and
 * which side is up. What stands behind its end goes too.
 *
 * @throws BadPicture when it is no whole JPEG
 */
export function plainJpeg(bytes: Buffer): Buffer {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) throw new BadPicture();
  const kept: Buffer[] = [];
  let orientation = 1;
  let at = 2;
  let scans = 0;
  for (;;) {
    at = nextMarker(bytes, at);
    const marker = bytes[at] ?? 0xd9;
    // The end, also where it is missing: the picture then stops there for everybody who draws it.
    if (marker === 0xd9) break;
    if (isAlone(marker)) {
      at += 1;
      continue;
    }
    const length = at + 2 < bytes.length ? bytes.readUInt16BE(at + 1) : 0;
    const end = at + 1 + length;
    if (length < 2 || end > bytes.length) throw new BadPicture();
    const content = bytes.subarray(at + 3, end);
    if (startsWith(content, EXIF) && marker === 0xe1) orientation = orientationOf(content.subarray(6));
    const own = keptContent(marker, content);
    if (own) kept.push(segment(marker, own));
    at = end;
    if (marker === 0xda) {
      scans += 1;
      at = endOfScan(bytes, end);
      kept.push(bytes.subarray(end, at));
    }
  }
  if (scans === 0) throw new BadPicture();
  const upright = orientation === 1 ? [] : [segment(0xe1, exifOf(orientation))];
  const first = kept[0]?.[1] === 0xe0 ? 1 : 0;
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    ...kept.slice(0, first),
    ...upright,
    ...kept.slice(first),
    Buffer.of(0xff, 0xd9),
  ]);
}

/** Where the next marker's own byte stands; bytes between segments belong to nothing and are passed over. */
function nextMarker(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  if (at < 0) return bytes.length;
  while (bytes[at] === 0xff) at += 1;
  return bytes[at] === 0 ? nextMarker(bytes, at) : at;
}

/** Where coded pixels end: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    let marker = at + 1;
    while (bytes[marker] === 0xff) marker += 1;
    const value = bytes[marker];
    if (value === undefined || (value !== 0 && !(value >= 0xd0 && value <= 0xd7))) return at;
    at = marker + 1;
  }
}

/** Markers without a segment: restarts, a second start and a temporary mark. */
function isAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
}

/** What of a segment stays; null for all that is not needed to draw. */
function keptContent(marker: number, content: Buffer): Buffer | null {
  if (marker === 0xfe) return null;
  if (marker < 0xe0 || marker > 0xef) return content;
  // Density, without the small picture that may follow it.
  if (marker === 0xe0 && startsWith(content, 'JFIF\0') && content.length >= 14)
    return Buffer.concat([content.subarray(0, 12), Buffer.of(0, 0)]);
  if (marker === 0xe2 && startsWith(content, 'ICC_PROFILE\0')) return content;
  if (marker === 0xee && startsWith(content, 'Adobe')) return content.subarray(0, 12);
  return null;
}

function startsWith(content: Buffer, text: string): boolean {
  return content.subarray(0, text.length).toString('latin1') === text;
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** An Exif segment that says which side is up, and nothing else. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return Buffer.concat([Buffer.from(EXIF, 'latin1'), tiff]);
}
