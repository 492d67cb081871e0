import { NodeHeap } from './node-heap.ts';
import { NOWHERE } from './plan.ts';
import { FIXED, type Residual } from './residual.ts';

/**
 * Shortest ways through a plan's residual network, from a node or to a node, where the sink stands for "no place
 * needed": a free place, or a student without one. Steps cost 0 or more, so Dijkstra finds them.
 */
export class Distances {
  private readonly net: Residual;
  readonly distance: Float64Array;
  private readonly heap: NodeHeap;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private radius = Infinity;

  constructor(net: Residual) {
    this.net = net;
    this.distance = new Float64Array(net.parent.length).fill(Infinity);
    this.heap = new NodeHeap(this.distance);
    this.touched = new Int32Array(net.parent.length);
  }

  /** From the sink to every node: through who has no place, or by freeing a place that is used. */
  fromSink(): Float64Array {
    const { net } = this;
    this.begin(Infinity);
    for (let v = 0; v < net.parent.length; v++)
      if (net.parent[v]! < 0 && net.used[v]! > 0) this.reach(v, net.price[v]!);
    for (let i = 0; i < net.at.length; i++) if (net.at[i] === NOWHERE) this.leave(i, 0);
    this.run((node, far) => this.forward(node, far));
    return this.distance.slice();
  }

  /** From every node to the sink: to a free place, or by leaving somebody without. */
  toSink(): Float64Array {
    const { net } = this;
    this.begin(Infinity);
    for (let v = 0; v < net.parent.length; v++) if (net.parent[v]! < 0 && !net.isFull(v)) this.reach(v, 0);
    for (let i = 0; i < net.at.length; i++)
      if (net.at[i]! >= 0) this.reach(net.at[i]!, net.gain[i]! - net.weights.unplaced);
    this.run((node, far) => this.backward(node, far));
    return this.distance.slice();
  }

  /** From the node, not through the sink, no farther than the radius. Valid until the next call. */
  from(node: number, radius: number): Float64Array {
    this.begin(radius);
    this.reach(node, 0);
    this.run((at, far) => this.forward(at, far));
    return this.distance;
  }

  /** To the node, not through the sink, no farther than the radius. Valid until the next call. */
  to(node: number, radius: number): Float64Array {
    this.begin(radius);
    this.reach(node, 0);
    this.run((at, far) => this.backward(at, far));
    return this.distance;
  }

  private begin(radius: number): void {
    for (let k = 0; k < this.touchedCount; k++) this.distance[this.touched[k]!] = Infinity;
    this.touchedCount = 0;
    this.radius = radius;
  }

  private run(expand: (node: number, far: number) => void): void {
    while (this.heap.size > 0) {
      const node = this.heap.pop();
      expand(node, this.distance[node]!);
    }
  }

  private reach(node: number, far: number): void {
    const known = this.distance[node]!;
    if (far >= known || far > this.radius) return;
    if (known === Infinity) this.touched[this.touchedCount++] = node;
    this.distance[node] = far;
    this.heap.push(node);
  }

  private forward(node: number, far: number): void {
    const { parent, used, price, children, occupants } = this.net;
    if (parent[node]! >= 0 && !this.net.isFull(node)) this.reach(parent[node]!, far);
    for (let k = children.start[node]!; k < children.start[node + 1]!; k++) {
      const child = children.item[k]!;
      if (used[child]! > 0) this.reach(child, far + price[child]!);
    }
    for (let k = occupants.start[node]!; k < occupants.start[node + 1]!; k++)
      this.leave(occupants.item[k]!, far);
  }

  /** Everywhere that the student could go. */
  private leave(student: number, far: number): void {
    const { net } = this;
    const { start, node } = net.market.rows;
    for (let e = start[student]!; e < start[student + 1]!; e++)
      if (net.allows(student, e)) this.reach(node[e]!, far + net.step(student, e));
  }

  private backward(node: number, far: number): void {
    const { net } = this;
    const { parent, used, price, children, at } = net;
    if (parent[node]! >= 0 && used[node]! > 0) this.reach(parent[node]!, far + price[node]!);
    for (let k = children.start[node]!; k < children.start[node + 1]!; k++)
      if (!net.isFull(children.item[k]!)) this.reach(children.item[k]!, far);
    const { start, item, student } = net.columns();
    for (let k = start[node]!; k < start[node + 1]!; k++) {
      const e = item[k]!;
      const i = student[e]!;
      if (at[i]! >= 0 && at[i] !== FIXED && net.allows(i, e)) this.reach(at[i]!, far + net.step(i, e));
    }
  }
}
