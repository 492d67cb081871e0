import type { Environment, Snapshot } from '../storage/environment.ts';
import type { Catalog } from '../storage/catalog.ts';
import { orderIn, type OplogEntry } from '../storage/oplog.ts';
import { StoredView, type View } from '../storage/view.ts';
import { StoredWriter, type Writer } from '../storage/writer.ts';
import { Drafts } from './drafts.ts';
import type { Holder, Locks } from './locks.ts';
import { Overlay, OverlayView, OverlayWriter } from './overlay.ts';

/** A transaction is ended for its client after this long, as MongoDB does. */
export const LIFETIME_MS = 60_000;

/** A transaction of several statements: a snapshot, what it wrote, and the keys it holds. */
export class Transaction implements Holder {
  readonly number: bigint;
  readonly seen: number;
  readonly over: Promise<void>;
  readonly view: View;
  readonly writer: Writer;
  readonly drafts: Drafts;
  readonly expires = Date.now() + LIFETIME_MS;
  private readonly env: Environment;
  private readonly locks: Locks;
  private readonly snapshot: Snapshot;
  private readonly keys = new Set<string>();
  private readonly overlay = new Overlay();
  private finish!: () => void;
  private open = true;

  constructor(number: bigint, env: Environment, locks: Locks, catalog: Catalog) {
    this.number = number;
    this.env = env;
    this.locks = locks;
    this.drafts = new Drafts(catalog);
    this.over = new Promise((resolve) => (this.finish = resolve));
    this.snapshot = env.snapshot();
    this.seen = orderIn(env, this.snapshot);
    locks.begin(this);
    this.view = new OverlayView(new StoredView(env, this.snapshot), this.overlay);
    this.writer = new OverlayWriter(this.view, this.overlay, locks.within(this, this.keys));
  }

  /**
   * Writes everything; call inside a write of the environment. Gone first, so that unique values may change hands.
   *
   * @param after - the order of the last change before
   */
  apply(catalog: Catalog, after: number): void {
    this.drafts.commit();
    const writer = new StoredWriter(this.env, catalog, this.locks.direct(after, this), () => {});
    const changes = [...this.overlay.collections].flatMap(([collection, { documents }]) =>
      [...documents.values()].map((change) => ({
        collection: catalog.find(collection.namespace) ?? collection,
        ...change,
      })),
    );
    for (const { collection, before, after } of changes)
      if (before && !after) writer.remove(collection, before);
    for (const { collection, before, after } of changes)
      if (before && after) writer.replace(collection, before, after, 'replace');
    for (const { collection, before, after } of changes)
      if (!before && after) writer.insert(collection, after);
  }

  /** What it changed, in order. */
  get changes(): readonly OplogEntry[] {
    return this.overlay.log;
  }

  get wrote(): boolean {
    return (
      this.drafts.size > 0 ||
      [...this.overlay.collections.values()].some(({ documents }) => documents.size > 0)
    );
  }

  /** Lets go of snapshot and keys, committed or not. */
  end(): void {
    if (!this.open) return;
    this.open = false;
    this.env.release(this.snapshot);
    this.locks.end(this, this.keys);
    this.finish();
  }
}
