import { Timestamp } from 'bson';
import { stageName } from '../aggregate/in-memory.ts';
import { failedToParse, MongoError, notSupported } from '../errors.ts';
import { placeOf } from '../storage/oplog-state.ts';
import { CHANGE_STREAM } from '../supported.ts';
import { isDoc, isTrue, type Doc } from '../values/types.ts';
import type { Command } from '../commands/command.ts';
import { variablesOf } from '../commands/command.ts';
import { ChangeStream, historyLost, type Scope } from './stream.ts';
import { readToken } from './token.ts';

/** Whether a pipeline asks for a change stream. */
export function isChangeStream(pipeline: readonly unknown[]): boolean {
  return isDoc(pipeline[0]) && '$changeStream' in pipeline[0];
}

/** Opens the change stream that an `aggregate` asks for. @throws MongoError for what is refused, or lost */
export function openChangeStream(command: Command): ChangeStream {
  const [first, ...pipeline] = command.body['pipeline'] as Doc[];
  const options = first!['$changeStream'] as Doc;
  for (const [option, value] of Object.entries(options)) {
    const values = CHANGE_STREAM[option];
    if (!values || (values.length > 0 && !values.includes(String(value))))
      throw notSupported(`The option ${option}${values ? ` ${String(value)}` : ''} of $changeStream`);
  }
  for (const stage of pipeline) {
    const name = stageName(stage);
    if (!STAGES.includes(name))
      throw new MongoError(20, 'IllegalOperation', `${name} is not permitted in a $changeStream pipeline`);
  }
  const start = startOf(command, options);
  if (Buffer.compare(start, command.engine.oplog.pruned) < 0) throw historyLost();
  return new ChangeStream(command.engine, {
    scope: scopeOf(command, options),
    start,
    pipeline,
    variables: variablesOf(command.body['let']),
    lookUp: options['fullDocument'] === 'updateLookup',
  });
}

const STAGES = ['$match', '$project', '$addFields', '$set', '$unset', '$replaceRoot', '$replaceWith'];

function scopeOf({ body, database }: Command, options: Doc): Scope {
  const name = body['aggregate'];
  if (typeof name === 'string') return { database, collection: name };
  if (!isTrue(options['allChangesForCluster'])) return { database, collection: null };
  if (database !== 'admin')
    throw new MongoError(72, 'InvalidOptions', 'allChangesForCluster may only be used on the admin database');
  return { database: null, collection: null };
}

function startOf({ engine }: Command, options: Doc): Buffer {
  const given = ['resumeAfter', 'startAfter', 'startAtOperationTime'].filter((name) => name in options);
  const [how] = given;
  if (given.length > 1) throw failedToParse(`Only one of ${given.join(', ')} may be given`);
  if (how === undefined) return engine.oplog.end;
  if (how === 'startAtOperationTime') {
    const time = options[how];
    if (!(time instanceof Timestamp)) throw failedToParse('startAtOperationTime must be a timestamp');
    return justBefore(time);
  }
  const { place, kind } = readToken(options[how]);
  if (kind === 'invalidate' && how === 'resumeAfter')
    throw new MongoError(
      260,
      'InvalidResumeToken',
      "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification.",
    );
  return place;
}

/** The last place before everything that happened at this time. */
function justBefore(time: Timestamp): Buffer {
  const [seconds, increment] = [time.getHighBitsUnsigned(), time.getLowBitsUnsigned()];
  if (increment > 0) return placeOf(seconds, increment - 1, 0xffffffff);
  return placeOf(Math.max(0, seconds - 1), 0xffffffff, 0xffffffff);
}
