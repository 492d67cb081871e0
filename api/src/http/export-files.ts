import Papa from 'papaparse';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { ExportCell } from '../exports.ts';

/** Beginnings with which a spreadsheet takes a text for a formula, also behind blanks or in full width. */
const FORMULA = /^(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/u;
// oxlint-disable-next-line no-control-regex -- these cannot stand in XML, and say nothing in a list
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const BYTE_ORDER_MARK = '\uFEFF';

/** One chunk of a CSV file as spreadsheets of both countries open it: semicolons, CRLF, days as `2027-03-28`. */
export function csvLines(rows: readonly (readonly ExportCell[])[], first: boolean): string {
  const lines = Papa.unparse(
    rows.map((row) => row.map(csvCell)),
    { delimiter: ';', newline: '\r\n', escapeFormulae: FORMULA },
  );
  return `${first ? BYTE_ORDER_MARK : ''}${lines}\r\n`;
}

function csvCell(cell: ExportCell): string | number {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'object' ? cell.day : cell;
}

/** An XLSX file: texts are texts whatever they begin with, numbers are numbers, days are days. */
export function xlsxFile(
  heads: readonly string[],
  rows: readonly (readonly ExportCell[])[],
): Promise<Buffer> {
  const widths = heads.map((head, at) =>
    Math.min(
      60,
      Math.max(head.length, ...rows.slice(0, 200).map((row) => textOf(row[at] ?? null).length)) + 2,
    ),
  );
  const head = heads.map((value): Cell => ({ value: clean(value), type: String, fontWeight: 'bold' }));
  return writeXlsxFile([head, ...rows.map((row) => row.map(xlsxCell))], {
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function xlsxCell(cell: ExportCell): Cell {
  if (cell === null || cell === '') return null;
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd hh:mm' };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'object')
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: clean(cell), type: String };
}

function textOf(cell: ExportCell): string {
  return String(csvCell(cell));
}

function clean(text: string): string {
  return text.replace(CONTROL, '');
}
