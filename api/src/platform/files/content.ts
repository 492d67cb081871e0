import { fileTypeFromBuffer } from 'file-type';
import { BadPicture } from './pictures/bad-picture.ts';
import { plainJpeg } from './pictures/jpeg.ts';
import { plainPng } from './pictures/png.ts';
import { plainWebp } from './pictures/webp.ts';
import { RefusedUpload } from './refused-upload.ts';

/** What may be kept: photos, PDF, and office documents without macros. */
interface Kind {
  /** Endings of its names, the usual one first. */
  endings: readonly [string, ...string[]];
  /** Takes out what a picture tells beside what it shows. */
  plain?: (bytes: Buffer) => Buffer;
}
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';
const KINDS: Readonly<Record<string, Kind>> = {
  'image/jpeg': { endings: ['jpg', 'jpeg'], plain: plainJpeg },
  'image/png': { endings: ['png'], plain: plainPng },
  'image/apng': { endings: ['png'], plain: plainPng },
  'image/webp': { endings: ['webp'], plain: plainWebp },
  'application/pdf': { endings: ['pdf'] },
  [`${OFFICE}.wordprocessingml.document`]: { endings: ['docx'] },
  [`${OFFICE}.spreadsheetml.sheet`]: { endings: ['xlsx'] },
  [`${OFFICE}.presentationml.presentation`]: { endings: ['pptx'] },
  [`${OPEN}.text`]: { endings: ['odt'] },
  [`${OPEN}.spreadsheet`]: { endings: ['ods'] },
  [`${OPEN}.presentation`]: { endings: ['odp'] },
};

/** An upload as it is kept. */
export interface Content {
  /** Media type, `image/jpeg`. */
  type: string;
  endings: readonly [string, ...string[]];
  bytes: Buffer;
}

/**
 * What an upload is, by its bytes and never by its name; a picture without the data that tell where and with what it was
 * taken.
 *
 * @throws RefusedUpload EMPTY, WRONG_TYPE, or UNREADABLE for a damaged picture
 */
export async function contentOf(bytes: Buffer): Promise<Content> {
  if (bytes.length === 0) throw new RefusedUpload('EMPTY');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const kind = found && KINDS[found.mime];
  if (!found || !kind) throw new RefusedUpload('WRONG_TYPE');
  try {
    const type = found.mime === 'image/apng' ? 'image/png' : found.mime;
    return { type, endings: kind.endings, bytes: kind.plain?.(bytes) ?? bytes };
  } catch (error) {
    if (error instanceof BadPicture) throw new RefusedUpload('UNREADABLE');
    throw error;
  }
}
