/** Tests that fail, by file, for one reason that the failure itself names. */
interface Failures {
  /** What stands in the message of each failure. */
  says: string;
  tests: Record<string, 'all' | readonly string[]>;
}

/** What the product does not use, and the database refuses by name. */
const REFUSED: readonly Failures[] = [
  {
    says: 'The option showExpandedEvents true of $changeStream is not supported',
    tests: {
      'change-streams/tests/unified/change-streams-disambiguatedPaths': [
        'disambiguatedPaths is present on updateDescription when an ambiguous path is present',
        'disambiguatedPaths returns array indices as integers',
      ],
      'change-streams/tests/unified/change-streams-showExpandedEvents': [
        'when provided, showExpandedEvents is sent as a part of the aggregate command',
        'when showExpandedEvents is true, new fields on change stream events are handled appropriately',
        'when showExpandedEvents is true, createIndex events are reported',
        'when showExpandedEvents is true, dropIndexes events are reported',
        'when showExpandedEvents is true, create events are reported',
        'when showExpandedEvents is true, create events on views are reported',
        'when showExpandedEvents is true, modify events are reported',
      ],
    },
  },
  {
    says: 'The command collMod is not supported',
    tests: {
      'change-streams/tests/unified/change-streams-pre_and_post_images': 'all',
      'collection-management/tests/modifyCollection-errorResponse': 'all',
      'crud/tests/unified/findOneAndUpdate-errorResponse': [
        'findOneAndUpdate document validation errInfo is accessible',
      ],
    },
  },
  {
    says: 'The command renameCollection is not supported',
    tests: {
      'change-streams/tests/unified/change-streams': [
        'to field is set in a rename change event',
        'Test rename and invalidate event types',
      ],
    },
  },
  {
    says: 'The option clusteredIndex is not supported',
    tests: {
      'collection-management/tests/clustered-indexes': 'all',
    },
  },
  {
    says: 'The option changeStreamPreAndPostImages is not supported',
    tests: {
      'collection-management/tests/createCollection-pre_and_post_images': 'all',
      'collection-management/tests/modifyCollection-pre_and_post_images': 'all',
    },
  },
  {
    says: 'The option timeseries is not supported',
    tests: {
      'collection-management/tests/timeseries-collection': 'all',
    },
  },
  {
    says: 'The expression operator $rand is not supported',
    tests: {
      'crud/tests/unified/aggregate-let': ['Aggregate with let option'],
    },
  },
  {
    says: 'The aggregation stage $documents is not supported',
    tests: {
      'crud/tests/unified/aggregate-merge-errorResponse': 'all',
    },
  },
  {
    says: 'The aggregation stage $listLocalSessions is not supported',
    tests: {
      'crud/tests/unified/db-aggregate-rawdata': 'all',
      'crud/tests/unified/db-aggregate-write-readPreference': 'all',
      'crud/tests/unified/db-aggregate': 'all',
    },
  },
  {
    says: 'The option viewOn is not supported',
    tests: {
      'crud/tests/unified/estimatedDocumentCount': ['estimatedDocumentCount works correctly on views'],
    },
  },
  {
    says: 'The command mapReduce is not supported',
    tests: {
      'read-write-concern/tests/operation/default-write-concern-3.4': [
        'MapReduce omits default write concern',
      ],
      'retryable-reads/tests/unified/mapReduce': ['MapReduce succeeds with retry on'],
    },
  },
  {
    says: 'The option capped is not supported',
    tests: {
      'run-command/tests/unified/runCursorCommand': [
        'does not close the cursor when receiving an empty batch',
      ],
    },
  },
  {
    says: 'The read concern snapshot outside a transaction is not supported',
    tests: {
      'sessions/tests/implicit-sessions-default-causal-consistency': [
        'afterClusterTime is not sent on retried read in implicit session when readConcern level is snapshot',
      ],
      'sessions/tests/snapshot-sessions': [
        'Find operation with snapshot',
        'Distinct operation with snapshot',
        'Aggregate operation with snapshot',
        'countDocuments operation with snapshot',
        'Mixed operation with snapshot',
        'Write commands with snapshot session do not affect snapshot reads',
        'First snapshot read does not send atClusterTime',
        'Find operation with snapshot and snapshot time',
        'Distinct operation with snapshot and snapshot time',
        'Aggregate operation with snapshot and snapshot time',
        'countDocuments operation with snapshot and snapshot time',
        'Mixed operation with snapshot and snapshotTime',
      ],
    },
  },
  {
    // The driver leaves the write concern out, so that no database sees what it would refuse.
    says: 'clientBulkWrite: expected an error',
    tests: {
      'transactions/tests/unified/client-bulkWrite': [
        'client bulkWrite with writeConcern in a transaction causes a transaction error',
      ],
    },
  },
];

/** What the failure of a test says, or undefined for a test that must pass. */
export function expectedFailure(path: string, test: string): string | undefined {
  return REFUSED.find(({ tests }) => {
    const listed = tests[path.replace(/\.json$/, '')];
    return listed === 'all' || listed?.includes(test);
  })?.says;
}
