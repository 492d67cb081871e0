import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { errorsFile, FileRefused, loadImport, takeFile } from '../imports/uploads/service.ts';
import { localId } from '../node.ts';
import { refuse } from './gate.ts';

const LARGEST = 20 * 1024 * 1024;
/** Files that are read at the same time; each may take its own memory many times over. */
const AT_ONCE = 2;
let reading = 0;

const file = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST, files: 1, fields: 2, fieldSize: 100, parts: 3, headerPairs: 20 },
  defParamCharset: 'utf8',
}).single('file');

const inTurn: RequestHandler = (_request, response, next) => {
  if (reading >= AT_ONCE)
    return refuse(response, 429, 'TOO_MANY_REQUESTS', 'Other lists are being read. Try again in a minute.');
  reading += 1;
  response.once('close', () => {
    reading -= 1;
  });
  next();
};

const requirePerson: RequestHandler = (_request, response, next) => {
  const { viewer } = response.locals['context'] as Context;
  if (viewer.kind !== 'person') return refuse(response, 401, 'UNAUTHENTICATED', 'Sign in first.');
  next();
};

/** Large files are told before they are read, where the request says how large it is. */
const requireSize: RequestHandler = (request, response, next) => {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST + 10_000)
    return problem(response, 'TOO_LARGE', 413);
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? ''))
    return refuse(response, 415, 'BAD_INPUT', 'Send a file as a form does.');
  next();
};

function problem(response: Response, reason: string, status = 422): void {
  // The rest of a file that is refused is not read.
  response.setHeader('connection', 'close');
  response.status(status).json({ problem: reason });
}

const take: RequestHandler = async (request, response) => {
  const context = response.locals['context'] as Context;
  const given = request.file;
  if (!given) return problem(response, 'EMPTY');
  const { kind } = request.body as Record<string, unknown>;
  const one = await takeFile(context, { kind: String(kind), name: given.originalname, bytes: given.buffer });
  response.status(201).json({ id: toNodeId('Import', one.id) });
};

const refusals: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof FileRefused) return problem(response, error.problem);
  if (error instanceof MulterError) {
    return error.code === 'LIMIT_FILE_SIZE'
      ? problem(response, 'TOO_LARGE', 413)
      : refuse(response, 400, 'BAD_INPUT', 'Send one file and what it holds.');
  }
  if (error instanceof AppError)
    return refuse(response, error.code === 'FORBIDDEN' ? 403 : 400, error.code, error.message);
  // The parser's own words for a body that is no form.
  if (error instanceof Error && /multipart|boundary|form|header/i.test(error.message))
    return refuse(response, 400, 'BAD_INPUT', 'This form cannot be read.');
  next(error);
};

/** Takes an uploaded list in: `POST /imports` with the fields `kind` and `file`, behind a context. */
export function uploads(): (RequestHandler | ErrorRequestHandler)[] {
  return [requirePerson, requireSize, inTurn, file, take, refusals];
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
