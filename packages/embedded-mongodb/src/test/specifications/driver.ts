import { isDoc, type Doc } from '../../values/types.ts';

/**
 * A command as the tests want it sent, where this driver is known to send something else that means the same
 * to a server:
 * - GridFS asks for `{_id: {$eq: id}}`;
 * - ending a transaction with a write concern, it adds ten seconds of `wtimeout`;
 * - it leaves out `bypassDocumentValidation: false`.
 */
export function asSpecified(command: Doc, expected: Doc): Doc {
  const sent = { ...command };
  const { filter, writeConcern } = sent;
  const id = isDoc(filter) && filter['_id'];
  if (isDoc(id) && '$eq' in id) sent['filter'] = { ...(filter as Doc), _id: id['$eq'] };
  if (isDoc(writeConcern) && writeConcern['wtimeout'] === 10_000 && !hasTimeout(expected))
    sent['writeConcern'] = Object.fromEntries(
      Object.entries(writeConcern).filter(([name]) => name !== 'wtimeout'),
    );
  if (expected['bypassDocumentValidation'] === false) sent['bypassDocumentValidation'] ??= false;
  return sent;
}

function hasTimeout({ writeConcern }: Doc): boolean {
  return isDoc(writeConcern) && 'wtimeout' in writeConcern;
}
