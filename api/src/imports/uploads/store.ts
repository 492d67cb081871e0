import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { byIds } from '../../by-id.ts';
import { defineModel, newId, plains, type Plain } from '../../database.ts';
import type { Remembered } from '../mapping/guess.ts';
import type { ImportKind } from '../mapping/kinds.ts';
import type { Counts } from '../plan.ts';

/** What is uploaded is personal: it goes after an hour at the latest, by the job that forgets. */
export const KEPT_SECONDS = 3600;

/**
 * `COLUMNS`: waits for what its columns hold. `CHECKING`, `WRITING`: at work. `CHECKED`: can be written.
 * `REFUSED`: rows are wrong. `DONE`: written, and its rows are gone. `FAILED`: the work ended by itself.
 */
export type ImportState = 'COLUMNS' | 'CHECKING' | 'REFUSED' | 'CHECKED' | 'WRITING' | 'DONE' | 'FAILED';

export interface ImportDocument {
  _id: string;
  /** Whose it is: nobody else sees it, and they see it only in this membership. */
  personId: string;
  membershipId: string;
  organisationId: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  headings: string[];
  /** The first filled cells of each column. */
  samples: string[][];
  rowCount: number;
  /** Name of the field of each column, empty where it is not read. */
  columns: string[];
  keys: number[];
  counts: Counts | null;
  errorCount: number;
  /** The work is taken for dead after this instant. */
  leaseUntil: Date | null;
  uploadedAt: Date;
  version: number;
}
/** One uploaded file on its way into the product. */
export type Import = Plain<ImportDocument>;

interface PieceDocument {
  _id: string;
  importId: string;
  of: 'ROWS' | 'ERRORS';
  index: number;
  bytes: Buffer;
  uploadedAt: Date;
}
interface ProgressDocument {
  _id: string;
  done: number;
  total: number;
  uploadedAt: Date;
}
interface MappingDocument extends Remembered {
  /** Organisation and kind. */
  _id: string;
}

const forgotten = { key: { uploadedAt: 1 }, keptForSeconds: KEPT_SECONDS } as const;
const imports = defineModel<ImportDocument>(
  'Import',
  'imports',
  {
    personId: String,
    membershipId: String,
    organisationId: String,
    kind: String,
    state: String,
    fileName: String,
    headings: [String],
    samples: [[String]],
    rowCount: Number,
    columns: [String],
    keys: [Number],
    counts: { type: {}, default: null },
    errorCount: Number,
    leaseUntil: { type: Date, default: null },
    uploadedAt: Date,
    version: Number,
  },
  [forgotten, { key: { personId: 1, uploadedAt: -1 } }],
);
const pieces = defineModel<PieceDocument>(
  'ImportPiece',
  'importPieces',
  { importId: String, of: String, index: Number, bytes: Buffer, uploadedAt: Date },
  [forgotten, { key: { importId: 1, of: 1, index: 1 }, unique: true }],
);
const progress = defineModel<ProgressDocument>(
  'ImportProgress',
  'importProgress',
  { done: Number, total: Number, uploadedAt: Date },
  [forgotten],
);
const mappings = defineModel<MappingDocument>(
  'ImportMapping',
  'importMappings',
  { fields: {}, keys: [String] },
  [],
);

export const importsByIds = byIds(imports);

export async function findImports(filter: Record<string, unknown>, first = 100): Promise<Import[]> {
  return plains(await imports.find(filter).sort({ uploadedAt: -1 }).limit(first).lean<ImportDocument[]>());
}

const PIECE_ROWS = 2000;
const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

async function writePieces(
  of: PieceDocument['of'],
  { id, uploadedAt }: Pick<Import, 'id' | 'uploadedAt'>,
  items: readonly unknown[],
): Promise<void> {
  for (let index = 0; index * PIECE_ROWS < items.length; index += 1) {
    const slice = items.slice(index * PIECE_ROWS, (index + 1) * PIECE_ROWS);
    const bytes = await pack(JSON.stringify(slice));
    await pieces.create([{ _id: newId(), importId: id, of, index, bytes, uploadedAt }]);
  }
}

/** Rows or errors of each of these imports as they were kept: all, or the first pieces. */
export async function readPieces<T>(
  of: PieceDocument['of'],
  importIds: readonly string[],
  most = Infinity,
): Promise<T[][]> {
  const found = await pieces
    .find({
      importId: { $in: [...importIds] },
      of,
      ...(most === Infinity ? {} : { index: { $lt: most } }),
    })
    .sort({ importId: 1, index: 1 })
    .lean<(Omit<PieceDocument, 'bytes'> & { bytes: { buffer: Uint8Array } })[]>();
  const lists = new Map<string, T[]>(importIds.map((id) => [id, []]));
  for (const { importId, bytes } of found) {
    const items = JSON.parse((await unpack(bytes.buffer)).toString()) as T[];
    for (const item of items) lists.get(importId)?.push(item);
  }
  return importIds.map((id) => lists.get(id) ?? []);
}

/** Keeps an upload with its rows. */
export async function insertImport(document: Import, rows: readonly unknown[]): Promise<void> {
  const { id, ...rest } = document;
  await writePieces('ROWS', document, rows);
  await imports.create([{ _id: id, ...rest }]);
}

/** Moves an import on from one of these states; null when it is gone or stands elsewhere. */
export async function moveImport(
  id: string,
  from: readonly ImportState[],
  change: Partial<ImportDocument>,
): Promise<Import | null> {
  const moved = await imports
    .findOneAndUpdate(
      { _id: id, state: { $in: [...from] } },
      { $set: change, $inc: { version: 1 } },
      { returnDocument: 'after' },
    )
    .lean<ImportDocument>();
  return moved ? (plains([moved])[0] ?? null) : null;
}

/** Keeps what is wrong with the rows, in place of what was wrong before. */
export async function keepErrors(
  one: Pick<Import, 'id' | 'uploadedAt'>,
  errors: readonly unknown[],
): Promise<void> {
  await pieces.deleteMany({ importId: one.id, of: 'ERRORS' });
  await writePieces('ERRORS', one, errors);
}

/** Takes the rows away, and with `all` the import itself. */
export async function deleteRows(ids: readonly string[], options: { all?: boolean } = {}): Promise<void> {
  if (options.all) await imports.deleteMany({ _id: { $in: [...ids] } });
  await pieces.deleteMany({ importId: { $in: [...ids] } });
  await progress.deleteMany({ _id: { $in: [...ids] } });
}

export async function writeProgress(
  { id, uploadedAt }: Pick<Import, 'id' | 'uploadedAt'>,
  done: number,
  total: number,
): Promise<void> {
  await progress.updateOne({ _id: id }, { $set: { done, total, uploadedAt } }, { upsert: true });
}
export async function findProgress(
  ids: readonly string[],
): Promise<({ done: number; total: number } | null)[]> {
  const found = await progress.find({ _id: { $in: [...ids] } }).lean<ProgressDocument[]>();
  return ids.map((id) => found.find((one) => one._id === id) ?? null);
}

export async function rememberedMapping(
  organisationId: string,
  kind: ImportKind,
): Promise<Remembered | null> {
  return mappings.findOne({ _id: `${organisationId}/${kind}` }).lean<MappingDocument>();
}
export async function rememberMapping(
  organisationId: string,
  kind: ImportKind,
  mapping: Remembered,
): Promise<void> {
  await mappings.updateOne(
    { _id: `${organisationId}/${kind}` },
    { $set: { fields: mapping.fields, keys: mapping.keys } },
    { upsert: true },
  );
}
