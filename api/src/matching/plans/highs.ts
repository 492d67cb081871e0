import type { Highs, ModelData } from 'highs';

let loaded: Promise<Highs> | null = null;

/** HiGHS, loaded when it is asked for first: most plans never do. */
export async function highs(): Promise<Highs> {
  // The package's types take it for CommonJS; under Node it is a module.
  loaded ??= import('highs').then((module) => (module.default as unknown as () => Promise<Highs>)());
  return loaded;
}

/** Between how much the sum of these columns is; without values each counts once. */
export interface Row {
  least: number;
  most: number;
  columns: readonly number[];
  values?: readonly number[];
}

/** A programme in whole numbers from 0, as HiGHS takes it: what each column counts, and the most that it can be. */
export function wholeProgramme(
  { constants }: Highs,
  sense: 'minimize' | 'maximize',
  columns: { cost: Float64Array; most: Float64Array },
  rows: readonly Row[],
): ModelData {
  const [numCols, numRows] = [columns.cost.length, rows.length];
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.columns.length);
  return {
    numCols,
    numRows,
    sense: constants.objectiveSense[sense],
    colCost: columns.cost,
    colLower: new Float64Array(numCols),
    colUpper: columns.most,
    rowLower: Float64Array.from(rows, ({ least }) => least),
    rowUpper: Float64Array.from(rows, ({ most }) => most),
    integrality: new Int32Array(numCols).fill(constants.variableType.integer),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap((row) => row.columns)),
      values: Float64Array.from(rows.flatMap((row) => row.values ?? row.columns.map(() => 1))),
    },
  };
}
