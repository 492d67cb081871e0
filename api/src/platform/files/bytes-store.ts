import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose, { type mongo } from 'mongoose';
import { driver } from '../../database.ts';

/** Pieces of 64 kB: an export reads 500 documents at a time. */
const PIECE = 64 * 1024;

function bucket(): mongo.GridFSBucket {
  return new mongoose.mongo.GridFSBucket(driver().db, { bucketName: 'files', chunkSizeBytes: PIECE });
}

/** Our ids are strings, which GridFS takes and its types do not name. */
function keyOf(id: string): mongo.ObjectId {
  return id as unknown as mongo.ObjectId;
}

/** Writes the bytes in pieces; not in a transaction, which GridFS has none of. */
export async function writeBytes(id: string, bytes: Buffer): Promise<void> {
  const upload = bucket().openUploadStreamWithId(keyOf(id), id);
  await pipeline([bytes], upload);
}

/** The bytes from first to last; the stream fails when they are not whole. */
export function openBytes(id: string): Readable {
  return bucket().openDownloadStream(keyOf(id));
}

/** Deletes the bytes, also those of a write that was cut off. Harmless when there are none. */
export async function deleteBytes(id: string): Promise<void> {
  const { db } = driver();
  await db.collection<{ _id: string }>('files.files').deleteOne({ _id: id });
  await db.collection<{ files_id: string }>('files.chunks').deleteMany({ files_id: id });
}
