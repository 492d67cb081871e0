/** A file that is refused as a whole, with why as a client is told it: `TOO_LARGE`. */
export class RefusedUpload<P extends string = string> extends Error {
  readonly problem: P;
  constructor(problem: P) {
    super(problem);
    this.name = 'RefusedUpload';
    this.problem = problem;
  }
}
