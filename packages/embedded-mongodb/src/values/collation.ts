import { badValue, MongoError, notSupported } from '../errors.ts';
import { compareValues } from './key.ts';
import { EMPTY_LIST } from './tuples.ts';
import { isDoc, isNumeric, isTrue, toNumber, typeOrder, type Doc } from './types.ts';

/** Orders values as MongoDB does, but strings as a language does. */
export interface Collation {
  /** Negative, zero or positive. */
  compare(a: unknown, b: unknown): number;
}

/** What `Intl.Collator` calls a strength of ICU. */
const SENSITIVITY: Record<number, 'base' | 'accent' | 'variant'> = { 1: 'base', 2: 'accent', 3: 'variant' };
const FIELDS = ['locale', 'strength', 'caseLevel', 'caseFirst', 'numericOrdering'];
/** Options that change nothing when they have their default. */
const DEFAULTS: Doc = {
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  backwards: false,
  normalization: false,
};

const read = new Map<string, Collation>();

/**
 * The collation of a command's option, or null for the order of bytes.
 *
 * @throws MongoError BadValue for what is malformed, NotImplemented by name for what `Intl.Collator` lacks
 */
export function readCollation(option: unknown): Collation | null {
  if (option === undefined || option === null) return null;
  if (!isDoc(option)) throw new MongoError(14, 'TypeMismatch', "Expected field 'collation' to be an object");
  if (Object.keys(option).length === 0) return null;
  const locale = option['locale'];
  if (typeof locale !== 'string')
    throw new MongoError(
      40414,
      'Location40414',
      "BSON field 'collation.locale' is missing but a required field",
    );
  for (const [field, value] of Object.entries(option)) {
    if (FIELDS.includes(field) || field === 'version') continue;
    if (!(field in DEFAULTS))
      throw new MongoError(40415, 'Location40415', `BSON field 'collation.${field}' is an unknown field.`);
    if (value !== DEFAULTS[field]) throw notSupported(`The option ${field} of collation`);
  }
  const key = JSON.stringify(option);
  const known = read.get(key);
  if (known) return known;
  if (locale === 'simple') return null;
  const collation = collate(new Intl.Collator(localeOf(locale), optionsOf(option)));
  if (read.size < MOST) read.set(key, collation);
  return collation;
}
const MOST = 100;

function localeOf(locale: string): string {
  if (locale.includes('@')) throw notSupported(`The locale ${locale} of collation`);
  const tag = locale.replaceAll('_', '-');
  let known: string[];
  try {
    known = Intl.Collator.supportedLocalesOf(tag, { localeMatcher: 'lookup' });
  } catch {
    known = [];
  }
  if (known.length === 0) throw badValue(`Field 'locale' is invalid in: { locale: "${locale}" }`);
  return tag;
}

function optionsOf(option: Doc): Intl.CollatorOptions {
  const strength = option['strength'] === undefined ? 3 : toNumber(option['strength']);
  if (
    option['strength'] !== undefined &&
    (!isNumeric(option['strength']) || ![1, 2, 3, 4, 5].includes(strength))
  )
    throw badValue(
      `Enumeration value '${String(option['strength'])}' for field 'collation.strength' is not a valid value.`,
    );
  const sensitivity = SENSITIVITY[strength];
  if (!sensitivity) throw notSupported(`The strength ${strength} of collation`);
  const caseLevel = isTrue(option['caseLevel']);
  if (caseLevel && strength === 2) throw notSupported('The option caseLevel of collation with strength 2');
  const caseFirst = option['caseFirst'] ?? 'off';
  if (caseFirst !== 'off' && caseFirst !== 'upper' && caseFirst !== 'lower')
    throw badValue(
      `Enumeration value '${String(caseFirst)}' for field 'collation.caseFirst' is not a valid value.`,
    );
  return {
    usage: 'sort',
    sensitivity: caseLevel && strength === 1 ? 'case' : sensitivity,
    caseFirst: caseFirst === 'off' ? 'false' : caseFirst,
    numeric: isTrue(option['numericOrdering']),
  };
}

function collate(collator: Intl.Collator): Collation {
  const compare = (a: unknown, b: unknown): number => {
    if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
    if (a === EMPTY_LIST || b === EMPTY_LIST) return orderOf(a) - orderOf(b);
    if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
    if (isDoc(a) && isDoc(b)) return compareDocs(a, b);
    return compareValues(a, b);
  };
  const compareLists = (a: readonly unknown[], b: readonly unknown[]): number => {
    for (const [at, value] of a.entries()) {
      const order = at < b.length ? compare(value, b[at]) : 1;
      if (order !== 0) return order;
    }
    return a.length - b.length;
  };
  /** Field by field: the type of the value, the name, the value. Names are never collated. */
  const compareDocs = (a: Doc, b: Doc): number => {
    const [left, right] = [Object.entries(a), Object.entries(b)];
    for (const [at, [name, value]] of left.entries()) {
      const other = right[at];
      if (!other) return 1;
      const order =
        typeOrder(value) - typeOrder(other[1]) || compareValues(name, other[0]) || compare(value, other[1]);
      if (order !== 0) return order;
    }
    return left.length - right.length;
  };
  return { compare };
}

/** An empty array in a sort is less than null. */
const orderOf = (value: unknown): number => (value === EMPTY_LIST ? typeOrder(null) - 1 : typeOrder(value));

/** Whether a value holds a string, which a collation may find equal to others. */
export function holdsText(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.some(holdsText);
  return isDoc(value) && Object.values(value).some(holdsText);
}
