/** Why a file is refused as a whole, before any row is looked at. */
export type FileProblem =
  | 'TOO_LARGE'
  | 'TOO_LARGE_INSIDE'
  | 'WRONG_TYPE'
  | 'UNREADABLE'
  | 'EMPTY'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS';

export class FileRefused extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.name = 'FileRefused';
    this.problem = problem;
  }
}
