import { finished } from 'node:stream/promises';
import type { GridFSBucket, GridFSBucketReadStream, ObjectId } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import type { Operations } from './operations.ts';

/** The driver works with ids; names are looked up. */
export const BUCKET: Operations<GridFSBucket> = {
  upload: async (bucket, { filename, source, chunkSizeBytes, metadata }) => {
    const stream = bucket.openUploadStream(String(filename), {
      ...(chunkSizeBytes === undefined ? {} : { chunkSizeBytes: Number(chunkSizeBytes) }),
      ...(metadata === undefined ? {} : { metadata: metadata as Doc }),
    });
    stream.end(Buffer.from(String((source as Doc)['$$hexBytes']), 'hex'));
    await finished(stream);
    return stream.id;
  },
  // The driver does not count what it was given, so that a last chunk which is not there goes unseen.
  download: async (bucket, { id }) => {
    const stream = bucket.openDownloadStream(id as ObjectId);
    let length = 0;
    stream.on('file', (file) => (length = file.length));
    const bytes = await collect(stream);
    if (bytes.length !== length) throw new Error('ChunkIsMissing: the file is longer');
    return bytes;
  },
  downloadByName: (bucket, { filename, ...options }) =>
    collect(bucket.openDownloadStreamByName(String(filename), options)),
  delete: (bucket, { id }) => bucket.delete(id as ObjectId),
  deleteByName: async (bucket, { filename }) => {
    for (const { _id } of await named(bucket, filename)) await bucket.delete(_id);
  },
  renameByName: async (bucket, { filename, newFilename }) => {
    for (const { _id } of await named(bucket, filename)) await bucket.rename(_id, String(newFilename));
  },
  rename: (bucket, { id, newFilename }) => bucket.rename(id as ObjectId, String(newFilename)),
};

async function named(bucket: GridFSBucket, filename: unknown) {
  const files = await bucket.find({ filename: String(filename) }).toArray();
  if (files.length === 0) throw new Error(`FileNotFound: ${String(filename)}`);
  return files;
}

async function collect(stream: GridFSBucketReadStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
