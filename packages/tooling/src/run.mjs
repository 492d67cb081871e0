import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ROOT } from './root.mjs';

const FOLLOW_PARENT = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));
/** How long the product may take to stop before a second Ctrl-C ends it at once. */
const PATIENCE_MS = 1_500;

function codeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Tells the listener of each signal that asks us to stop, until the answered function is called. */
function onStop(listener) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/**
 * Runs a tool's script on Node until it ends and answers its exit code (128 + number after a signal).
 * It shares our process group, so the terminal tells it of a Ctrl-C itself; other signals we hand on.
 * @param {string[]} args script and arguments
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} options
 *   quiet: keep the output back and show it only after a failure
 */
export function runTool(args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const kept = [];
    child.stdout?.on('data', (chunk) => kept.push(chunk));
    child.stderr?.on('data', (chunk) => kept.push(chunk));
    let stopped = null;
    const forget = onStop((signal) => {
      stopped = signal;
      if (signal !== 'SIGINT') child.kill('SIGTERM');
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      forget();
      if (stopped) return resolve(codeOf(null, stopped));
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(kept));
      resolve(codeOf(code, signal));
    });
  });
}

/**
 * Runs the product until it ends and answers its exit code. It has a session of its own, so that a Ctrl-C reaches
 * it exactly once, through us; it is told to stop as well when npm, between us and the terminal, is gone.
 * @param {string[]} args script and arguments
 */
export function runProduct(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...args], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    let asked = 0;
    const stop = (signal) => {
      if (asked === 0) {
        asked = Date.now();
        child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
      } else if (Date.now() - asked > PATIENCE_MS) {
        child.kill('SIGKILL');
      }
    };
    const forget = onStop(stop);
    const starter = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== starter) {
        clearInterval(watch);
        stop('SIGTERM');
      }
    }, 500);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      forget();
      clearInterval(watch);
      resolve(codeOf(code, signal));
    });
  });
}
