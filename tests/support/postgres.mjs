import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** Where Debian's PostgreSQL has its programs, or null. */
function programs() {
  if (!existsSync(DEBIAN)) return null;
  const [newest] = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  const bin = newest && join(DEBIAN, newest, 'bin');
  return bin && existsSync(join(bin, 'postgres')) ? bin : null;
}

/** PostgreSQL refuses to run as root, so root runs it as its own user. */
function asItsUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * Starts a PostgreSQL with its own settings on a Unix socket in a folder of its own.
 *
 * @returns null where Debian's PostgreSQL is not installed
 */
export async function startPostgres() {
  const bin = programs();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = asItsUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, stdio: 'ignore' };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '--auth=trust', '--encoding=UTF8'], options);
  const settings = ['-D', data, '-k', folder, '-c', 'listen_addresses='];
  const server = spawn(join(bin, 'postgres'), settings, options);
  // Connections stay, as MongoDB's driver keeps its own, so that what their processes use can be told.
  const pool = new pg.Pool({
    host: folder,
    user: 'bench',
    database: 'postgres',
    max: 32,
    idleTimeoutMillis: 0,
  });
  // A connection that lies idle while the server stops says so; nobody waits for it.
  pool.on('error', () => undefined);
  for (let attempt = 0; ; attempt++) {
    try {
      await pool.query('select 1');
      break;
    } catch (error) {
      if (attempt > 300 || server.exitCode !== null) throw error;
      await sleep(100);
    }
  }
  return {
    pool,
    pid: server.pid,
    stop: async () => {
      await pool.end();
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
