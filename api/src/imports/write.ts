import type { FileName } from './files.ts';

/** Documents of one file and the command that writes them. */
export interface Write {
  file: FileName;
  /** `unset` are fields that keep what they have where the document exists already. */
  write: (documents: never[], unset: readonly string[]) => Promise<{ inserted: number; updated: number }>;
  documents: readonly { externalKey?: string }[];
  /**
   * Left out: a row that says something else is written over as a whole. Else only what it says otherwise is, field by
   * field, but for these that belong together.
   */
  together?: readonly (readonly string[])[];
  /** What they are when they are written beside the file's own documents, whose line counts them already. */
  beside?: string;
  /** Rows of the file that are left alone because the product has taken them further. */
  kept?: number;
}
