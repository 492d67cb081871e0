import { notSupported } from '../errors.ts';
import { isReplacement } from '../update/apply.ts';
import { readCollation, type Collation } from '../values/collation.ts';
import { isDoc, isNumeric, type Doc } from '../values/types.ts';

/** Update operators that compare nothing. */
const WITHOUT_COMPARING = '$set $unset $inc $mul $rename $setOnInsert $push $pop $currentDate $bit'.split(
  ' ',
);
/** Stages that compare nothing, or as the collation says. */
const STAGES = ['$match', '$sort', '$limit', '$skip', '$count', '$out', '$merge'];

/**
 * The collation of an update, which goes for its filter.
 *
 * @throws MongoError NotImplemented, by name, for a part of the update that would compare values too
 */
export function collationOfUpdate(option: unknown, update: unknown, arrayFilters: unknown): Collation | null {
  const collation = readCollation(option);
  if (!collation || (isDoc(update) && isReplacement(update))) return collation;
  if (!isDoc(update)) throw notSupported('An update pipeline with a collation');
  if (Array.isArray(arrayFilters) && arrayFilters.length > 0)
    throw notSupported('The option arrayFilters with a collation');
  for (const [operator, operands] of Object.entries(update)) {
    if (!WITHOUT_COMPARING.includes(operator))
      throw notSupported(`The update operator ${operator} with a collation`);
    for (const [path, operand] of Object.entries(isDoc(operands) ? operands : {})) {
      if (path.includes('$')) throw notSupported('A positional update with a collation');
      if (operator === '$push' && isDoc(operand) && '$sort' in operand)
        throw notSupported('The modifier $sort of $push with a collation');
    }
  }
  return collation;
}

/** The collation of a pipeline. @throws MongoError NotImplemented, by name, for a stage that would compare otherwise */
export function collationOfPipeline(option: unknown, pipeline: readonly Doc[]): Collation | null {
  const collation = readCollation(option);
  if (!collation) return null;
  for (const stage of pipeline)
    for (const [name, operand] of Object.entries(stage))
      if (!STAGES.includes(name) && !(name === '$group' && isCount(operand)))
        throw notSupported(`The aggregation stage ${name} with a collation`);
  return collation;
}

/** A `$group` of everything that adds up a number: how drivers count. */
function isCount(operand: unknown): boolean {
  if (!isDoc(operand) || !isConstant(operand['_id'])) return false;
  return Object.entries(operand).every(
    ([field, sum]) =>
      field === '_id' || (isDoc(sum) && Object.keys(sum).join() === '$sum' && isConstant(sum['$sum'])),
  );
}

const isConstant = (value: unknown): boolean => value === null || isNumeric(value);
