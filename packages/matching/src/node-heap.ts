/** Nodes waiting at a distance, nearest first. Each node stands in it once. */
export class NodeHeap {
  private readonly heap: Int32Array;
  private readonly place: Int32Array;
  private readonly distance: Float64Array;
  size = 0;

  /** `distance` is the caller's, read at every comparison. */
  constructor(distance: Float64Array) {
    this.distance = distance;
    this.heap = new Int32Array(distance.length);
    this.place = new Int32Array(distance.length).fill(-1);
  }

  /** Nearest node; undefined when empty. */
  peek(): number {
    return this.heap[0]!;
  }

  has(node: number): boolean {
    return this.place[node]! >= 0;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.place[this.heap[i]!] = -1;
    this.size = 0;
  }

  /** Adds a node, or moves it after its distance became less. */
  push(node: number): void {
    const { heap, place, distance } = this;
    let i = place[node]!;
    if (i < 0) i = this.size++;
    const d = distance[node]!;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const other = heap[up]!;
      if (distance[other]! <= d) break;
      heap[i] = other;
      place[other] = i;
      i = up;
    }
    heap[i] = node;
    place[node] = i;
  }

  /** Takes the nearest node. */
  pop(): number {
    const { heap, place, distance } = this;
    const nearest = heap[0]!;
    place[nearest] = -1;
    const last = heap[--this.size]!;
    if (this.size === 0) return nearest;
    const d = distance[last]!;
    let i = 0;
    for (let child = 1; child < this.size; child = 2 * i + 1) {
      if (child + 1 < this.size && distance[heap[child + 1]!]! < distance[heap[child]!]!) child++;
      const other = heap[child]!;
      if (distance[other]! >= d) break;
      heap[i] = other;
      place[other] = i;
      i = child;
    }
    heap[i] = last;
    place[last] = i;
    return nearest;
  }
}
