import { highs, wholeProgramme } from './highs.ts';
import type { AtMost } from './programme.ts';

/** Students who each take one of their choices, and bounds of which each may be raised. */
export interface RaiseProgramme {
  /** Choices of each student, by index; those of one stand after those of the one before. */
  students: readonly (readonly number[])[];
  bounds: readonly AtMost[];
}

/**
 * The choices by which the bounds have to be raised least, a unit being as much as another, and at least by one; null
 * when HiGHS has not proved them by then. The same programme has the same answer.
 *
 * @param start - choices of all students
 */
export async function fewestRaises(
  { students, bounds }: RaiseProgramme,
  start: readonly number[],
  seconds: number,
): Promise<readonly number[] | null> {
  const solver = await highs();
  const { infinity, constants } = solver;
  const choices = students.reduce((sum, { length }) => sum + length, 0);
  const raises = bounds.map((_, at) => choices + at);
  const columns = {
    cost: new Float64Array(choices + bounds.length).fill(1, choices),
    most: new Float64Array(choices + bounds.length).fill(1, 0, choices).fill(students.length, choices),
  };
  const rows = [
    ...students.map((own) => ({ least: 1, most: 1, columns: own })),
    ...bounds.map(({ most, choices: inside }, at) => ({
      least: -infinity,
      most,
      columns: [...inside, raises[at]!],
      values: [...inside.map(() => 1), -1],
    })),
    { least: 1, most: infinity, columns: raises },
  ];
  return solver.withModel(wholeProgramme(solver, 'minimize', columns, rows), (model) => {
    // Whole numbers that are less than one apart are the same.
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, time_limit: seconds });
    const taken = new Float64Array(choices + bounds.length);
    for (const at of start) taken[at] = 1;
    for (const [at, { most, choices: inside }] of bounds.entries())
      taken[raises[at]!] = Math.max(0, inside.reduce((sum, one) => sum + taken[one]!, 0) - most);
    model.setSolution({ colValue: taken });
    const { modelStatus } = model.run();
    if (modelStatus === constants.modelStatus.timeLimit) return null;
    if (modelStatus !== constants.modelStatus.optimal)
      throw new Error(`HiGHS ended with status ${modelStatus}.`);
    const values = model.getSolution().colValue;
    return students.map((own) => own.find((at) => values[at]! > 0.5)!);
  });
}
