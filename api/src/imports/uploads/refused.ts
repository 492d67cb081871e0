import { RefusedUpload } from '../../platform/files/refused-upload.ts';

/** Why a file is refused as a whole, before any row is looked at. */
export type FileProblem =
  | 'TOO_LARGE'
  | 'TOO_LARGE_INSIDE'
  | 'WRONG_TYPE'
  | 'UNREADABLE'
  | 'EMPTY'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS';

export class FileRefused extends RefusedUpload<FileProblem> {}
