import { Catalog } from './storage/catalog.ts';
import type { CommitPace } from './storage/commit-pace.ts';
import { Environment } from './storage/environment.ts';
import { Oplog } from './storage/oplog.ts';
import { Replies } from './storage/replies.ts';
import { StoredView, type View } from './storage/view.ts';
import { StoredWriter, type Writer } from './storage/writer.ts';
import { WriteQueue } from './storage/write-queue.ts';
import { Locks } from './transactions/locks.ts';
import { Sessions } from './transactions/sessions.ts';

/** Everything that lives as long as the database is open. */
export class Engine {
  readonly env: Environment;
  readonly catalog: Catalog;
  readonly locks = new Locks();
  readonly sessions: Sessions;
  readonly queue: WriteQueue;
  readonly replies: Replies;
  readonly oplog: Oplog;
  /** The database as it stands. */
  readonly view: View;

  constructor(folder: string, pace?: CommitPace) {
    this.env = new Environment(folder, pace);
    this.catalog = new Catalog(this.env);
    this.sessions = new Sessions(this.env, this.locks, this.catalog);
    this.oplog = new Oplog(this.env);
    this.queue = new WriteQueue(this.env, this.catalog, this.oplog, this.locks);
    this.replies = new Replies(this.env);
    this.view = new StoredView(this.env);
  }

  /** A writer for one unit of the queue. */
  writer(): Writer {
    return this.storedWriter();
  }

  storedWriter(): StoredWriter {
    return new StoredWriter(this.env, this.catalog, this.locks.direct(this.oplog.order), (change) =>
      this.oplog.append([change]),
    );
  }

  close(): Promise<void> {
    return this.env.close();
  }
}
