import { sameValue } from '../values/key.ts';
import type { Doc } from '../values/types.ts';
import { isOperators } from './matcher.ts';

/** Whether the filter surely holds only for documents that the partial expression holds for. */
export function implies(filter: Doc, partial: Doc): boolean {
  return Object.entries(partial).every(([field, wanted]) => {
    if (field === '$and' && Array.isArray(wanted))
      return wanted.every((part) => implies(filter, part as Doc));
    return conditionsOn(filter, field).some((given) => conditionImplies(given, wanted));
  });
}

function conditionsOn(filter: Doc, field: string): unknown[] {
  const own = field in filter ? [filter[field]] : [];
  const nested = Array.isArray(filter['$and'])
    ? filter['$and'].flatMap((part) => conditionsOn(part as Doc, field))
    : [];
  return [...own, ...nested];
}

function conditionImplies(given: unknown, wanted: unknown): boolean {
  const equal = isOperators(given) ? ('$eq' in given ? given['$eq'] : undefined) : given;
  if (!isOperators(wanted)) return equal !== undefined && sameValue(equal, wanted);
  if (isOperators(given) && sameValue(given, wanted)) return true;
  const values =
    equal !== undefined ? [equal] : isOperators(given) && Array.isArray(given['$in']) ? given['$in'] : null;
  return Object.entries(wanted).every(([operator, operand]) => {
    if (operator === '$exists')
      return (
        operand === true &&
        ((values?.every((value) => value !== null && value !== undefined) ?? false) || hasRange(given))
      );
    if (!values) return false;
    if (operator === '$in')
      return (
        Array.isArray(operand) && values.every((value) => operand.some((item) => sameValue(item, value)))
      );
    if (operator === '$eq') return values.every((value) => sameValue(value, operand));
    if (operator === '$type')
      return (
        (operand === 'string' || Number(operand) === 2) && values.every((value) => typeof value === 'string')
      );
    return false;
  });
}

function hasRange(given: unknown): boolean {
  return (
    isOperators(given) &&
    Object.entries(given).some(
      ([operator, operand]) => ['$gt', '$gte', '$lt', '$lte'].includes(operator) && operand !== null,
    )
  );
}
