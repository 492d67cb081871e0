import { searchKeys } from '@scheldemond/domain/text/keys';
import type { Student } from '../students/service.ts';
import type { PlacementDocument } from './store.ts';

type Names = Pick<PlacementDocument, 'searchKeys' | 'openSearchKeys' | 'studentSortKey' | 'openSortKey'>;

/**
 * The words by which a placement is found and the keys by which it is ordered, whole and without the last name.
 *
 * @param words - of slot and company
 */
export function namesOf(
  student: Pick<Student, 'firstName' | 'lastName' | 'sortKey'>,
  words: readonly string[],
): Names {
  return {
    searchKeys: searchKeys(student.firstName, student.lastName, ...words),
    openSearchKeys: searchKeys(student.firstName, ...words),
    studentSortKey: student.sortKey,
    openSortKey: searchKeys(student.firstName).join(' '),
  };
}
