import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { RefusedUpload } from '../platform/files/refused-upload.ts';
import { refuse } from './gate.ts';

/** What one way to send a file takes. */
export interface UploadLimits {
  /** Bytes of a file. */
  largest: number;
  /** Fields beside the file. */
  fields: number;
  /** Files that are read at the same time. */
  atOnce: number;
}

const requirePerson: RequestHandler = (_request, response, next) => {
  const { viewer } = response.locals['context'] as Context;
  if (viewer.kind !== 'person') return refuse(response, 401, 'UNAUTHENTICATED', 'Sign in first.');
  next();
};

/** Large files are told before they are read, where the request says how large it is. */
function requireSize(largest: number): RequestHandler {
  return (request, response, next) => {
    if (Number(request.headers['content-length'] ?? 0) > largest + 10_000)
      return problem(response, 'TOO_LARGE', 413);
    if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? ''))
      return refuse(response, 415, 'BAD_INPUT', 'Send a file as a form does.');
    next();
  };
}

function inTurn(atOnce: number): RequestHandler {
  let reading = 0;
  return (_request, response, next) => {
    if (reading >= atOnce)
      return refuse(response, 429, 'TOO_MANY_REQUESTS', 'Other files are being read. Try again in a minute.');
    reading += 1;
    response.once('close', () => {
      reading -= 1;
    });
    next();
  };
}

function problem(response: Response, reason: string, status = 422): void {
  // The rest of a file that is refused is not read.
  response.setHeader('connection', 'close');
  response.status(status).json({ problem: reason });
}

const refusals: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof RefusedUpload) return problem(response, error.problem);
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

/** A file as it came in, with the fields beside it. */
export interface SentFile {
  name: string;
  bytes: Buffer;
  fields: Record<string, unknown>;
}

/**
 * The handlers of one way to send a file, behind a context: one file in the field `file`, of somebody who is signed in,
 * within limits. Answers 201 with what `take` gives.
 *
 * @param take - may throw a `RefusedUpload` or an `AppError`
 */
export function uploadGate(
  { largest, fields, atOnce }: UploadLimits,
  take: (context: Context, file: SentFile) => Promise<object>,
): (RequestHandler | ErrorRequestHandler)[] {
  const file = multer({
    storage: multer.memoryStorage(),
    limits: {
      fileSize: largest,
      files: 1,
      fields: fields + 1,
      fieldSize: 100,
      parts: fields + 2,
      headerPairs: 20,
    },
    defParamCharset: 'utf8',
  }).single('file');
  const taken: RequestHandler = async (request, response) => {
    const given = request.file;
    if (!given) return problem(response, 'EMPTY');
    const context = response.locals['context'] as Context;
    const sent = { name: given.originalname, bytes: given.buffer, fields: { ...(request.body as object) } };
    response.status(201).json(await take(context, sent));
  };
  return [requirePerson, requireSize(largest), inTurn(atOnce), file, taken, refusals];
}
