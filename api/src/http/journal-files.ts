import { pipeline } from 'node:stream/promises';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { openJournalFile, takeJournalFile } from '../proeftuinen/journal/service.ts';
import { refuse } from './gate.ts';
import { uploadGate } from './upload-gate.ts';

const LARGEST = 10 * 1024 * 1024;
const AT_ONCE = 6;

/** Takes a photo or document for a journal: `POST /journal-files` with the fields `proeftuin` and `file`. */
export function journalUploads() {
  return uploadGate(
    { largest: LARGEST, fields: 1, atOnce: AT_ONCE },
    async (context, { name, bytes, fields }) => {
      const proeftuinId = localId(String(fields['proeftuin']), 'Proeftuin');
      const file = await takeJournalFile(context, { proeftuinId, name, bytes });
      return { id: toNodeId('JournalFile', file.id), name: file.name, type: file.type, size: file.size };
    },
  );
}

/** Sends a file of a journal to who may read its entry: `GET /journal-files?id=…`. A browser keeps it and runs nothing. */
export const journalDownload: RequestHandler = async (request, response) => {
  const context = response.locals['context'] as Context;
  const found = await openJournalFile(context, localId(String(request.query['id']), 'JournalFile'));
  if (!found) return refuse(response, 404, 'NOT_FOUND', 'There is nothing here.');
  const { file, open } = found;
  response.attachment(file.name);
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', file.size);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  await pipeline(open(), response).catch((error: unknown) => {
    // A reader who goes away in the middle is no fault.
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
};
