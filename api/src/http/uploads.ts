import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { errorsFile, loadImport, takeFile } from '../imports/uploads/service.ts';
import { localId } from '../node.ts';
import { refuse } from './gate.ts';
import { uploadGate } from './upload-gate.ts';

const LARGEST = 20 * 1024 * 1024;
/** Files that are read at the same time; each may take its own memory many times over. */
const AT_ONCE = 2;

/** Takes an uploaded list in: `POST /imports` with the fields `kind` and `file`, behind a context. */
export function uploads() {
  return uploadGate(
    { largest: LARGEST, fields: 1, atOnce: AT_ONCE },
    async (context, { name, bytes, fields }) => {
      const one = await takeFile(context, { kind: String(fields['kind']), name, bytes });
      return { id: toNodeId('Import', one.id) };
    },
  );
}

/** Every refused row of an import as a file for a spreadsheet: `GET /imports/errors?id=…&language=nl`. */
export const errorsDownload: RequestHandler = async (request: Request, response) => {
  const context = response.locals['context'] as Context;
  const { id, language } = request.query;
  const one = await loadImport(context, localId(String(id), 'Import'));
  if (!one) return refuse(response, 404, 'NOT_FOUND', 'There is nothing here.');
  const text = await errorsFile(one, language === 'en' ? 'en' : 'nl');
  response.setHeader('content-type', 'text/csv; charset=utf-8');
  response.setHeader(
    'content-disposition',
    `attachment; filename="${language === 'en' ? 'errors' : 'fouten'}.csv"`,
  );
  response.send(text);
};
