import type { MongoClient } from 'mongodb';
import { isDoc, type Doc } from '../../values/types.ts';
import type { ExpectedEvents } from './format.ts';
import { asSpecified } from './driver.ts';
import { match, Mismatch, print, type MatchContext } from './match.ts';

export interface RecordedEvent {
  type: string;
  event: Doc;
}

/** Commands with passwords in them, of which the tests of the format want to hear nothing. */
const SENSITIVE = new Set(
  'authenticate saslStart saslContinue getnonce createUser updateUser copydbgetnonce copydbsaslstart copydb hello ismaster isMaster'.split(
    ' ',
  ),
);
const COMMANDS = ['commandStarted', 'commandSucceeded', 'commandFailed'];

/** Listens to what a client tells of its commands and connections. */
export class Recorder {
  readonly events: RecordedEvent[] = [];
  connectionsOut = 0;
  /** Every command that was started, observed or not. */
  readonly started: Doc[] = [];

  constructor(client: MongoClient, description: Doc) {
    const observed = new Set((description['observeEvents'] as string[] | undefined) ?? []);
    const ignored = new Set([
      'configureFailPoint',
      ...((description['ignoreCommandMonitoringEvents'] as string[] | undefined) ?? []),
      ...(description['observeSensitiveCommands'] === true ? [] : SENSITIVE),
    ]);
    const listener = client as unknown as { on(name: string, listener: (event: Doc) => void): void };
    for (const name of COMMANDS)
      listener.on(name, (event) => {
        if (ignored.has(String(event['commandName']))) return;
        if (name === 'commandStarted') this.started.push(copyOf(event['command']) as Doc);
        if (observed.has(`${name}Event`)) this.events.push({ type: `${name}Event`, event: copy(event) });
      });
    listener.on('connectionCheckedOut', () => void this.connectionsOut++);
    listener.on('connectionCheckedIn', () => void this.connectionsOut--);
    for (const type of observed) {
      const name = type.slice(0, -'Event'.length);
      if (!COMMANDS.includes(name)) listener.on(name, (event) => this.events.push({ type, event }));
    }
  }
}

/** The driver goes on writing in the options that it sent. */
function copy(event: Doc): Doc {
  const { commandName, databaseName, command, reply } = event;
  return { commandName, databaseName, command: copyOf(command), reply: copyOf(reply) };
}

/** A deep copy, with plain documents for the driver's maps. */
function copyOf(value: unknown): unknown {
  if (value instanceof Map) return copyOf(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}

function kindOf(type: string): string {
  if (type.startsWith('command')) return 'command';
  return type.startsWith('connection') || type.startsWith('pool') ? 'cmap' : 'sdam';
}

/** Compares what a client told with what a test expects. @throws Mismatch */
export function matchEvents(expected: ExpectedEvents, recorder: Recorder, context: MatchContext): void {
  const kind = expected.eventType ?? 'command';
  const found = recorder.events.filter(({ type }) => kindOf(type) === kind);
  const names = found.map(({ type, event }) => `${type} ${String(event['commandName'] ?? '')}`).join(', ');
  const enough = expected.ignoreExtraEvents
    ? found.length >= expected.events.length
    : found.length === expected.events.length;
  for (const [at, wanted] of expected.events.entries()) {
    const [[type, fields]] = Object.entries(wanted) as [[string, Doc]];
    const event = found[at];
    if (!event) throw new Mismatch(`event ${at}: expected ${type} ${print(fields)}, found only ${names}`);
    if (event.type !== type) throw new Mismatch(`event ${at}: expected ${type}, found ${event.type}`);
    matchEvent(fields, event.event, context, `event ${at}`);
  }
  if (!enough) throw new Mismatch(`expected ${expected.events.length} events, found ${names}`);
}

function matchEvent(fields: Doc, event: Doc, context: MatchContext, path: string): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'hasServiceId' || name === 'hasServerConnectionId') continue;
    const root = name === 'command' || name === 'reply';
    const actual = name === 'command' ? asSpecified(event[name] as Doc, value as Doc) : event[name];
    match(value, actual, context, root, `${path}.${name}`);
  }
}
