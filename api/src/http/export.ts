import { once } from 'node:events';
import type { RequestHandler, Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { ExportCell } from '../exports.ts';
import { clock } from '../platform/clock.ts';
import { systemLog } from '../platform/log.ts';
import { csvLines, xlsxFile } from './export-files.ts';
import { exportRequest, type ExportRequest } from './export-request.ts';
import { exportedRows, type ExportedRows } from './export-rows.ts';
import { refuse } from './gate.ts';

/** The most rows of one XLSX file, which is made as a whole; CSV has no such end. */
const MOST_XLSX_ROWS = 50_000;
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** How a file is called: by the list and the day, never by a person. */
const FILES = {
  needs: 'leerlingen',
  students: 'alle-leerlingen',
  recognitions: 'erkenningen',
  slots: 'plekken',
  placements: 'plaatsingen',
  companies: 'bedrijven',
  members: 'personen',
  sites: 'vestigingen',
  schools: 'scholen',
  programmes: 'opleidingen',
  classes: 'klassen',
  periods: 'periodes',
  proeftuinen: 'proeftuinen',
} as const satisfies Record<ExportRequest['list'], string>;

const running = new Set<string>();

/**
 * Answers `POST /export`: the rows, order and columns of a list as a file. CSV streams page by page; `x-total-count`
 * says how many rows come. One at a time for each person, and each leaves a line in the log, by ids only.
 */
export function sendExport(schema: GraphQLSchema): RequestHandler {
  return async (request, response) => {
    const context = response.locals['context'] as Context;
    const { viewer } = context;
    if (viewer.kind !== 'person') return refuse(response, 401, 'UNAUTHENTICATED', 'Sign in first.');
    const parsed = exportRequest.safeParse(request.body);
    if (!parsed.success) return refuse(response, 400, 'BAD_INPUT', 'This is not an export.');
    if (running.has(viewer.personId))
      return refuse(response, 429, 'TOO_MANY_REQUESTS', 'Another export is still running.');
    running.add(viewer.personId);
    try {
      const rows = await send(response, parsed.data, exportedRows(schema, context, parsed.data));
      const { list, format } = parsed.data;
      systemLog.info({ list, format, rows, personId: viewer.personId }, 'list exported');
    } finally {
      running.delete(viewer.personId);
    }
  };
}

/** @returns how many rows were sent */
async function send(
  response: Response,
  { list, format }: ExportRequest,
  { heads, pages }: ExportedRows,
): Promise<number> {
  const all: ExportCell[][] = [];
  let count = 0;
  for await (const { total, rows } of pages) {
    if (response.destroyed) return count;
    if (count === 0) {
      if (format === 'xlsx' && total > MOST_XLSX_ROWS)
        throw new AppError('BAD_INPUT', `An XLSX file holds at most ${MOST_XLSX_ROWS} rows; take CSV.`);
      response.set({
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="${FILES[list]}-${clock.today()}.${format}"`,
        'x-total-count': String(total),
      });
    }
    if (format === 'csv') {
      const lines = count === 0 ? csvLines([heads, ...rows], true) : csvLines(rows, false);
      if (!response.write(lines)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    } else {
      all.push(...rows);
    }
    count += rows.length;
  }
  response.end(format === 'csv' ? undefined : await xlsxFile(heads, all));
  return count;
}
