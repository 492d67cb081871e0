import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A message of the product's test channel, by its type. */
export type Message = { type: string } & Record<string, unknown>;

/** The product as a process: what it says, and a channel to ask it things. */
export interface Child {
  process: ChildProcess;
  logs(): string;
  /** Sends a message, when given, and waits for the next answer of a type. Rejects when the process ends first. */
  ask(answer: string, message?: Message): Promise<Message>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const KEPT = 1_000_000;
const ANSWER_MS = 120_000;

/** Forks a script with an environment of its own. */
export function startChild(script: string, env: Record<string, string | undefined>): Child {
  const child = fork(script, [], { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-KEPT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  const running = () => child.exitCode === null && child.signalCode === null;

  return {
    process: child,
    logs: () => said,
    ask: (answer, message) => {
      return new Promise((resolve, reject) => {
        const ending = () => fail(`The product ended (${child.exitCode ?? child.signalCode})`);
        const timer = setTimeout(() => fail('The product did not answer'), ANSWER_MS);
        const hear = (heard: Message) => {
          if (heard.type !== answer) return;
          forget();
          resolve(heard);
        };
        const forget = () => {
          clearTimeout(timer);
          child.off('message', hear);
          child.off('exit', ending);
        };
        const fail = (why: string) => {
          forget();
          reject(new Error(`${why} before "${answer}". It said:\n${said.slice(-4_000)}`));
        };
        child.on('message', hear);
        child.once('exit', ending);
        if (!running()) ending();
        else if (message) child.send(message, (error) => error && fail(error.message));
      });
    },
    end: async (signal) => {
      if (!running()) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
