import { stageName } from '../aggregate/in-memory.ts';
import { splitOutput, type Output } from '../aggregate/output.ts';
import { runPipeline, type PipelineContext } from '../aggregate/pipeline.ts';
import { isChangeStream, openChangeStream } from '../change-streams/open.ts';
import { failedToParse, MongoError, notSupported } from '../errors.ts';
import type { Row } from '../storage/view.ts';
import { bytesOfRow } from '../storage/writer.ts';
import { isDoc, isTrue, type Doc } from '../values/types.ts';
import { collationOfPipeline } from './collated.ts';
import { hintOf, namespaceOf, sessionOf, variablesOf, type Command, type Handler } from './command.ts';
import { explainOf } from './explain.ts';

/** `aggregate`: a pipeline over a collection, a stream of changes, or a pipeline that ends in a collection. */
export const aggregate: Handler = (command) => {
  const { body, database } = command;
  const pipeline = body['pipeline'];
  if (!Array.isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
  if (isTrue(body['explain'])) return explainOf({ ...command, name: 'explain', body: { explain: body } });
  if (!isDoc(body['cursor']))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const size = body['cursor']['batchSize'];
  if (isChangeStream(pipeline)) {
    const watched = typeof body['aggregate'] === 'string' ? body['aggregate'] : '$cmd.aggregate';
    const stream = openChangeStream(command);
    return command.cursors.startStream(`${database}.${watched}`, stream, size, sessionOf(body));
  }
  if (typeof body['aggregate'] !== 'string') {
    stageName((pipeline[0] as Doc | undefined) ?? {});
    throw notSupported('Aggregation of a whole database');
  }
  const namespace = namespaceOf(command);
  const { stages, output } = splitOutput(pipeline as Doc[], database);
  if (!output)
    return command.cursors.start(namespace, rowsOf(command, stages).map(bytesOfRow), size, {
      session: () => sessionOf(body),
    });
  return write(command, stages, output).then(() => command.cursors.start(namespace, [], size));
};

function rowsOf(command: Command, stages: readonly Doc[]): Row[] {
  const { body, catalog, view, database } = command;
  const collection = catalog.find(namespaceOf(command));
  const hint = hintOf(collection, body['hint']);
  const context: PipelineContext = {
    view,
    catalog,
    database,
    variables: variablesOf(body['let']),
    collation: collationOfPipeline(body['collation'], stages),
    ...(hint ? { hint } : {}),
  };
  return runPipeline(context, collection, stages);
}

/** Reads and writes in one unit, so that a failure leaves everything as it was. */
async function write(command: Command, stages: readonly Doc[], output: Output): Promise<void> {
  const { engine, body, transaction } = command;
  if (transaction)
    throw new MongoError(
      263,
      'OperationNotSupportedInTransaction',
      'Cannot run an aggregate that writes in a multi-document transaction.',
    );
  if ((body['readConcern'] as Doc | undefined)?.['level'] === 'linearizable')
    throw new MongoError(
      72,
      'InvalidOptions',
      "An aggregate that writes cannot be used with a 'linearizable' read concern level",
    );
  await engine.queue.run(() =>
    output.write(
      rowsOf(command, stages).map(({ doc }) => doc),
      {
        view: engine.view,
        catalog: engine.catalog,
        writer: engine.writer(),
        variables: variablesOf(body['let']),
      },
    ),
  );
}
