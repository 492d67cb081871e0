import type { FileName } from './files.ts';

/** Documents of one file and the command that writes them. `silent`: counted under another line already. */
export interface Write {
  file: FileName;
  write: (documents: never[]) => Promise<{ inserted: number; updated: number }>;
  documents: readonly object[];
  silent?: boolean;
}
