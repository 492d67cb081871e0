import { writeConflict } from '../errors.ts';
import type { Catalog, Collection, Collections } from '../storage/catalog.ts';

/** The catalog as a transaction sees it: with the collections that it makes, which exist once it commits. */
export class Drafts implements Collections {
  private readonly catalog: Catalog;
  private readonly made = new Map<string, Collection>();

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  get size(): number {
    return this.made.size;
  }

  find(namespace: string): Collection | null {
    return this.made.get(namespace) ?? this.catalog.find(namespace);
  }

  /** Drafts are added before a command runs, so that there is nothing to make. */
  ensure(namespace: string): Collection {
    const found = this.find(namespace);
    if (!found) throw writeConflict();
    return found;
  }

  isDraft(collection: Collection): boolean {
    return this.made.get(collection.namespace) === collection;
  }

  add(collection: Collection): void {
    this.made.set(collection.namespace, collection);
  }

  /** Puts the drafts into the catalog, inside a write. @throws MongoError WriteConflict when another was first */
  commit(): void {
    for (const collection of this.made.values()) {
      if (this.catalog.find(collection.namespace)) throw writeConflict();
      this.catalog.add(collection);
    }
  }
}
