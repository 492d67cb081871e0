import type { ListColumn, ListName } from '@scheldemond/domain/lists/columns';
import type { WordContext } from '@scheldemond/domain/vocabulary/words';

/** What a cell of an export holds; a working day is `2027-03-28`, an instant a `Date`. */
export type ExportCell = string | number | { day: string } | Date | null;

/** A part of a column: one column on screen may be several in a file, such as the two days of a period. */
export interface ExportPart<Node> {
  /** What is added to the column's heading. */
  also?: Record<WordContext['language'], string>;
  cell: (node: Node, language: WordContext['language']) => ExportCell;
}

/** How a list is exported: the document that asks its pages as `list`, and what each column becomes. */
export interface ExportedList<List extends ListName, Node> {
  /** Takes `$first`, `$after` and the list's own variables. */
  document: string;
  columns: Record<ListColumn<List>, readonly ExportPart<Node>[]>;
}

// The nodes of a list are known only to the module that fills it in.
type Registered = { document: string; columns: Record<string, readonly ExportPart<never>[]> };
const lists = new Map<ListName, Registered>();

/** Says how a list is exported; modules fill this in. */
export function registerExport<List extends ListName, Node>(
  list: List,
  exported: ExportedList<List, Node>,
): void {
  lists.set(list, exported as unknown as Registered);
}

export function exportOf(list: ListName): Registered | undefined {
  return lists.get(list);
}

/** The heading and cells of two days. */
export function periodParts<Node>(
  of: (node: Node) => { startsOn: string; endsOn: string },
): ExportPart<Node>[] {
  return [
    { also: { nl: 'vanaf', en: 'from' }, cell: (node) => ({ day: of(node).startsOn }) },
    { also: { nl: 'tot en met', en: 'up to and including' }, cell: (node) => ({ day: of(node).endsOn }) },
  ];
}
