/** A picture of 16 by 8 points, as a browser makes it. */
export const JPEG = decode(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7' +
    'gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8' +
    'fHx8fHx8fHz/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAGBABAAMBAAAAAAAAAAAAAAAAABVj' +
    'ouH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABwRAAICAgMAAAAAAAAAAAAAAAMRAAECBBITcf/aAAwDAQACEQMRAD8ArmaN8ZQG' +
    'g1Ra766T9kghsyrnbU//2Q==',
);
export const PNG = decode(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAANUlEQVR4AcyPsQ0AQAgCeaf/XVzFFZwFN4DCRpKrSAgXbFCBX1QE' +
    'ljkw8LKgcIYHFNxF1w8AAAD//wARhpsAAAAGSURBVAMAaXY1QQPadLUAAAAASUVORK5CYII=',
);
export const WEBP = decode(
  'UklGRkYAAABXRUJQVlA4IDoAAADwAQCdASoQAAgAA4BaJagCdLoAAv2+8IAA/u1Ifcyu9k8+Mv/h7l+xvxjptAeYP0BRf5N/pJ6G' +
    's1wA',
);

function decode(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** Exif data as a phone writes them: which side is up, the maker, and where it was taken. */
export function exif(orientation: number, order: 'II' | 'MM', words: string): Buffer {
  const little = order === 'II';
  const short = (value: number) => (little ? [value & 255, value >> 8] : [value >> 8, value & 255]);
  const long = (value: number) => (little ? [...short(value), 0, 0] : [0, 0, ...short(value)]);
  const text = Buffer.from(`${words}\0`, 'latin1');
  const after = 8 + 2 + 3 * 12 + 4;
  return Buffer.concat([
    Buffer.from(order, 'latin1'),
    Buffer.from([...short(42), ...long(8), ...short(3)]),
    Buffer.from([...short(0x010f), ...short(2), ...long(text.length), ...long(after)]),
    Buffer.from([...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0]),
    Buffer.from([...short(0x8825), ...short(4), ...long(1), ...long(after)]),
    Buffer.alloc(4),
    text,
  ]);
}

/** A JPEG with these segments behind its start. */
export function jpegWith(segments: readonly (readonly [marker: number, content: Buffer])[]): Buffer {
  const made = segments.map(([marker, content]) => {
    const head = Buffer.of(0xff, marker, 0, 0);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  });
  return Buffer.concat([JPEG.subarray(0, 2), ...made, JPEG.subarray(2)]);
}

export function exifSegment(orientation: number, order: 'II' | 'MM', words: string): [number, Buffer] {
  return [0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation, order, words)])];
}
