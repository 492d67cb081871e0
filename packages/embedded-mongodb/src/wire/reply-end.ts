import type { Oplog } from '../storage/oplog.ts';
import { inside } from '../values/bytes.ts';
import { encode } from '../values/encode.ts';

/**
 * The elements with which every reply of a replica set ends: the time of the last change, which is the cluster's. Every
 * command carries the latter back; without the signature, which only servers among themselves look at, it is shorter.
 */
export class ReplyEnd {
  private readonly oplog: Oplog;
  private order = -1;
  private elements: Buffer = Buffer.alloc(0);

  constructor(oplog: Oplog) {
    this.oplog = oplog;
  }

  get bytes(): Buffer {
    const { order } = this.oplog;
    if (order !== this.order) {
      const { now } = this.oplog;
      this.elements = inside(encode({ $clusterTime: { clusterTime: now }, operationTime: now }));
      this.order = order;
    }
    return this.elements;
  }
}
