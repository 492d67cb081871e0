import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exif, exifSegment, JPEG, jpegWith, PNG, WEBP } from '../../../test/pictures.ts';
import { BadPicture } from './bad-picture.ts';
import { plainJpeg } from './jpeg.ts';
import { orientationOf } from './orientation.ts';
import { plainPng } from './png.ts';
import { plainWebp } from './webp.ts';

const SECRET = 'N51.2194,E3.2247 toestel van Lotte';
const order = fc.constantFrom('II' as const, 'MM' as const);
const junk = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const secret = Buffer.from(SECRET, 'latin1');
const hidden = fc.tuple(junk, junk).map(([before, after]) => Buffer.concat([before, secret, after]));

/** A second reading of a JPEG, by a pattern instead of a walk: everything from the first table on, up to the end. */
function drawn(jpeg: Buffer): Buffer {
  return jpeg.subarray(jpeg.indexOf(Buffer.of(0xff, 0xdb)), jpeg.lastIndexOf(Buffer.of(0xff, 0xd9)) + 2);
}

describe('a JPEG', () => {
  it('loses what tells where and with what it was taken, and keeps what it shows', () => {
    const marker = fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe3, 0xed, 0xee, 0xef, 0xfe);
    fc.assert(
      fc.property(fc.array(fc.tuple(marker, hidden), { maxLength: 5 }), hidden, (segments, tail) => {
        const plain = plainJpeg(Buffer.concat([jpegWith(segments), tail]));
        expect(plain.includes(secret)).toBe(false);
        expect(drawn(plain)).toEqual(drawn(JPEG));
        expect(plainJpeg(plain)).toEqual(plain);
      }),
    );
  });

  it('stays the side up that the phone meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), order, (orientation, bytes) => {
        const plain = plainJpeg(jpegWith([exifSegment(orientation, bytes, SECRET)]));
        expect(plain.includes(secret)).toBe(false);
        const at = plain.indexOf('Exif\0\0');
        expect(at < 0 ? 1 : orientationOf(plain.subarray(at + 6))).toBe(orientation);
        expect(at < 0).toBe(orientation === 1);
      }),
    );
  });

  it('keeps its colours, and no second picture behind the first', () => {
    const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.alloc(30, 7)]);
    const second = jpegWith([exifSegment(1, 'II', SECRET)]);
    const multiple: [number, Buffer] = [0xe2, Buffer.from('MPF\0and more', 'latin1')];
    const plain = plainJpeg(Buffer.concat([jpegWith([[0xe2, profile], multiple]), second]));
    expect(plain.includes(profile)).toBe(true);
    expect(plain.includes('MPF')).toBe(false);
    expect(plain.includes(secret)).toBe(false);
    expect(plain.length).toBe(JPEG.length + profile.length + 4);
  });

  it('goes on after a scan, as a progressive one does, and passes stuffed bytes and restarts over', () => {
    const scan = Buffer.from('ffda0008010100003f00' + 'aaff00bbffd0ccffffd1dd', 'hex');
    const comment = Buffer.concat([Buffer.of(0xff, 0xfe, 0, secret.length + 2), secret]);
    const body = JPEG.subarray(0, -2);
    const whole = plainJpeg(Buffer.concat([body, comment, scan, comment, scan, Buffer.of(0xff, 0xd9)]));
    expect(whole).toEqual(
      Buffer.concat([plainJpeg(body).subarray(0, -2), scan, scan, Buffer.of(0xff, 0xd9)]),
    );
  });
});

function png(chunks: readonly (readonly [type: string, content: Buffer])[]): Buffer {
  const made = chunks.map(([type, content]) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  });
  const head = 8 + 25;
  return Buffer.concat([PNG.subarray(0, head), ...made, PNG.subarray(head)]);
}

describe('a PNG', () => {
  it('loses texts, times, Exif and all that is unknown, and is byte for byte what it was without them', () => {
    const bare = plainPng(PNG);
    const type = fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caNv', 'dSIG');
    fc.assert(
      fc.property(fc.array(fc.tuple(type, hidden), { maxLength: 5 }), hidden, (chunks, tail) => {
        expect(plainPng(Buffer.concat([png(chunks), tail]))).toEqual(bare);
      }),
    );
  });

  it('keeps colours and transparency', () => {
    const chunks = [['gAMA', Buffer.of(0, 0, 0xb1, 0x8f)] as const, ['tRNS', Buffer.of(0, 1)] as const];
    expect(plainPng(png(chunks))).toEqual(png(chunks));
  });
});

function webp(chunks: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const body = Buffer.concat(
    chunks.map(([name, content]) => {
      const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
      head.writeUInt32LE(content.length, 4);
      return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
    }),
  );
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

describe('a WebP', () => {
  it('loses Exif and XMP and no longer promises them', () => {
    const pixels: [string, Buffer] = ['VP8 ', WEBP.subarray(20)];
    const size = (flags: number): [string, Buffer] => ['VP8X', Buffer.of(flags, 0, 0, 0, 15, 0, 0, 7, 0, 0)];
    fc.assert(
      fc.property(hidden, hidden, (one, two) => {
        const given = webp([size(0x3c), pixels, ['EXIF', one], ['XMP ', two], ['ODD ', one]]);
        expect(plainWebp(Buffer.concat([given, two]))).toEqual(webp([size(0x30), pixels]));
      }),
    );
    expect(plainWebp(WEBP)).toEqual(WEBP);
  });
});

describe('a damaged picture', () => {
  it('is refused as such or taken, wherever it is cut or changed, and never a fault', () => {
    const whole: [Buffer, (bytes: Buffer) => Buffer][] = [
      [jpegWith([exifSegment(6, 'II', SECRET)]), plainJpeg],
      [png([['eXIf', exif(1, 'MM', SECRET)]]), plainPng],
      [
        webp([
          ['VP8 ', WEBP.subarray(20)],
          ['EXIF', exif(1, 'II', SECRET)],
        ]),
        plainWebp,
      ],
    ];
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.nat(), change, ([bytes, plain], cut, [at, value]) => {
        const bad = Buffer.from(bytes.subarray(0, cut % (bytes.length + 1)));
        if (bad.length > 0) bad[at % bad.length] = value;
        try {
          plain(bad);
        } catch (error) {
          expect(error).toBeInstanceOf(BadPicture);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
