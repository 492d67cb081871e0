import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

function fieldsOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // What stands before the last bracket is the name, in which anything may stand.
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Processor time that a process has used, in milliseconds; in steps of 10. */
export function cpuMs(pid) {
  const fields = fieldsOf(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Memory of a process in MiB: as it is, and the most that it was. */
export function memoryMiB(pid) {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

/** The processes that a process has started. */
export function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(fieldsOf(name)[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}
