import type { Doc } from '../../values/types.ts';
import { concernLabels, labelsOf, nameOf, streamLabels } from './error-labels.ts';

interface FailPoint {
  /** Commands let through before it acts. */
  skip: number;
  /** How often it acts. */
  times: number;
  matches: (command: Doc, name: string, application: string) => boolean;
  data: Doc;
  /** The command is carried out before the connection closes. */
  after: boolean;
}

/** A connection that a fail point closes. */
class Closed extends Error {}

/**
 * MongoDB's fail points, which its tests set with `configureFailPoint`: they stand between the wire and the
 * database, which knows nothing of them.
 */
export class FailPoints {
  private readonly active = new Map<string, FailPoint>();

  clear(): void {
    this.active.clear();
  }

  /** Puts the fail points before what answers the commands of one connection. */
  before(answer: (command: Doc) => Promise<Doc>): (command: Doc) => Promise<Doc> {
    let application = '';
    return async (command) => {
      const name = Object.keys(command)[0] ?? '';
      const client = command['client'] as { application?: { name?: string } } | undefined;
      application = client?.application?.name ?? application;
      if (name === 'configureFailPoint') return this.configure(command);
      const hit = this.find(command, name, application);
      return hit ? fail(hit, command, name, answer) : answer(command);
    };
  }

  private configure(command: Doc): Doc {
    const name = String(command['configureFailPoint']);
    const mode = command['mode'] as string | { times?: unknown; skip?: unknown };
    this.active.delete(name);
    if (mode === 'off') return { ok: 1 };
    const counts = typeof mode === 'string' ? {} : mode;
    const data = (command['data'] as Doc | undefined) ?? {};
    this.active.set(name, {
      skip: Number(counts.skip ?? 0),
      times: counts.times === undefined ? Infinity : Number(counts.times),
      ...readKind(name, data),
    });
    return { ok: 1 };
  }

  private find(command: Doc, name: string, application: string): FailPoint | null {
    for (const point of this.active.values()) {
      if (!point.matches(command, name, application)) continue;
      if (point.skip > 0) point.skip--;
      else if (point.times > 0) {
        point.times--;
        return point;
      }
    }
    return null;
  }
}

function readKind(name: string, data: Doc): Pick<FailPoint, 'matches' | 'data' | 'after'> {
  if (name === 'failCommand') {
    const commands = data['failCommands'] as string[];
    const wanted = data['appName'];
    const matches: FailPoint['matches'] = (_command, command, application) =>
      commands.includes(command) && (wanted === undefined || wanted === application);
    return { matches, data, after: false };
  }
  if (name === 'failGetMoreAfterCursorCheckout') {
    const errorLabels = data['errorLabels'] ?? streamLabels(Number(data['errorCode']));
    const matches: FailPoint['matches'] = (_command, command) => command === 'getMore';
    return { matches, data: { ...data, errorLabels }, after: false };
  }
  if (name !== 'onPrimaryTransactionalWrite') throw new Error(`Unknown fail point ${name}`);
  const code = data['failBeforeCommitExceptionCode'];
  const written = new Set<string>();
  const matches: FailPoint['matches'] = (command, commandName) => {
    if (command['txnNumber'] === undefined || !WRITES.includes(commandName)) return false;
    // A repeat of what was committed writes nothing.
    const statement = `${JSON.stringify(command['lsid'])} ${String(command['txnNumber'])}`;
    if (code === undefined && written.has(statement)) return false;
    written.add(statement);
    return true;
  };
  const closing = data['closeConnection'] ?? true;
  return code === undefined
    ? { matches, data: { closeConnection: closing }, after: true }
    : { matches, data: { errorCode: code, closeConnection: closing }, after: false };
}
const WRITES = ['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'];

async function fail(
  { data, after }: FailPoint,
  command: Doc,
  name: string,
  answer: (command: Doc) => Promise<Doc>,
): Promise<Doc> {
  if (data['blockConnection'] === true)
    await new Promise((resolve) => setTimeout(resolve, Number(data['blockTimeMS'])));
  if (data['closeConnection'] === true) {
    if (after) await answer(command);
    throw new Closed();
  }
  const given = data['errorLabels'] as string[] | undefined;
  if (data['errorCode'] !== undefined) {
    const code = Number(data['errorCode']);
    const labels = given ?? labelsOf(code, command, name);
    return {
      ok: 0,
      errmsg: 'Failing command via fail point',
      code,
      codeName: nameOf(code),
      errorLabels: labels,
    };
  }
  const reply = await answer(command);
  const concern = data['writeConcernError'] as Doc | undefined;
  if (!concern) return reply;
  const { errorLabels, ...rest } = concern;
  const labels =
    given ?? (errorLabels as string[] | undefined) ?? concernLabels(Number(rest['code']), command, name);
  return { ...reply, writeConcernError: rest, ...(labels.length > 0 ? { errorLabels: labels } : {}) };
}
