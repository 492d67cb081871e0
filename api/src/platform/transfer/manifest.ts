import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** An export or import that cannot be done, with a sentence that says why. */
export class TransferRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TransferRefused';
  }
}

export const MANIFEST = 'manifest.json';

const manifestShape = z.object({
  format: z.literal('scheldemond-export-1'),
  takenAt: z.iso.datetime(),
  collections: z.array(
    z.object({
      name: z.string().min(1),
      /** A file of Extended JSON, one document a line, in the order of `_id`. */
      file: z.string().regex(/^[\w.%-]+\.jsonl$/),
      documents: z.int().nonnegative(),
      sha256: z.string().length(64),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestShape>;

/** @throws TransferRefused */
export function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch {
    throw new TransferRefused(`${folder} holds no whole export: ${MANIFEST} is missing.`);
  }
  const manifest = manifestShape.safeParse(parse(text));
  if (!manifest.success) throw new TransferRefused(`${MANIFEST} in ${folder} is not that of an export.`);
  return manifest.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads every file once. @throws TransferRefused for the first that is not as the manifest says */
export async function verifyFiles(folder: string, { collections }: Manifest): Promise<void> {
  for (const { file, documents, sha256 } of collections) {
    const hash = createHash('sha256');
    let lines = 0;
    try {
      for await (const chunk of createReadStream(join(folder, file)) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        for (const byte of chunk) if (byte === 0x0a) lines++;
      }
    } catch {
      throw new TransferRefused(`${file} cannot be read.`);
    }
    if (lines !== documents)
      throw new TransferRefused(`${file} holds ${lines} documents, not the ${documents} of ${MANIFEST}.`);
    if (hash.digest('hex') !== sha256)
      throw new TransferRefused(`${file} has been changed since it was exported: its checksum differs.`);
  }
}
