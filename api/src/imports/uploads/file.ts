import { fileTypeFromBuffer } from 'file-type';
import { decode, LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, tableOf, type Table } from '../table.ts';
import { FileRefused } from './refused.ts';
import { tableOfWorkbook } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The table in a CSV or XLSX file. What it is, is told by its bytes and never by its name.
 *
 * @throws FileRefused for another type, a damaged or empty file, and one that is too large
 */
export async function tableOfFile(bytes: Uint8Array): Promise<Table> {
  if (bytes.length > LARGEST_FILE) throw new FileRefused('TOO_LARGE');
  // The mark of UTF-16 would be taken for a sound.
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  const type = marked ? undefined : await fileTypeFromBuffer(bytes).catch(() => undefined);
  const table =
    type?.mime === XLSX || type?.ext === 'zip' ? await tableOfWorkbook(bytes) : tableOfText(bytes, type?.ext);
  if (table.headings.every((heading) => !heading)) throw new FileRefused('EMPTY');
  if (table.rows.length === 0) throw new FileRefused('EMPTY');
  if (table.rows.length > MOST_ROWS) throw new FileRefused('TOO_MANY_ROWS');
  if (table.headings.length > MOST_COLUMNS) throw new FileRefused('TOO_MANY_COLUMNS');
  return table;
}

function tableOfText(bytes: Uint8Array, type: string | undefined): Table {
  if (type !== undefined) throw new FileRefused('WRONG_TYPE');
  const text = decode(bytes);
  // Text holds no control characters but tabs and line ends, and a list does not begin as a page or drawing does.
  if (/(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}/u.test(text) || /^\uFEFF?\s*</.test(text))
    throw new FileRefused('WRONG_TYPE');
  return tableOf(text);
}
