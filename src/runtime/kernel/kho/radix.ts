// The map of preserved blocks as the kernel keeps it since kho-v2: a radix tree of pages, five
// levels of 512 addresses over leaves of 32768 bits. One bit is one block of one order.
import { assert } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { BlockMap } from "./block-map.ts";

/** Levels, the leaf included. */
export const RADIX_LEVELS = 6;
export const LEAF_BITS = 32768;

/** Number of the first leaf of order 0: the order's bit, without the bits inside a leaf. */
const SINGLE_FRAMES = 2 ** 52 / LEAF_BITS;

/** The key of a block: its frame number in units of its size, marked with its order. */
export function radixKey(pfn: number, order: number): number {
  return 2 ** (52 - order) + pfn / 2 ** order;
}

/** How many bits of a word are set. */
function bitsOf(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Apart, so that the message costs nothing until it is needed. */
function notPreserved(pfn: number): never {
  assert(false, `frame ${pfn} is not preserved`);
}

interface Node {
  readonly pfn: number;
  readonly wordAt: number;
  /** Bits or children in use: an empty node is given back. */
  count: number;
}

/** The tree of the running kernel, kept in frames as the next one will read it. */
export class PreservedMap implements BlockMap {
  readonly #frames: Frames;
  readonly #root: Node;
  /** Nodes by level and path: the number of a leaf divided by the span of the level. */
  readonly #nodes: Map<number, Node>[] = [];
  #lastLeaf = -1;
  #lastNode: Node | undefined;
  #blocks = 0;

  private constructor(frames: Frames, rootPfn: number) {
    this.#frames = frames;
    this.#root = { pfn: rootPfn, wordAt: frames.ram.wordAt(rootPfn), count: 0 };
    for (let level = 0; level < RADIX_LEVELS; level++) this.#nodes.push(new Map());
  }

  static create(frames: Frames): PreservedMap | number {
    const rootPfn = frames.allocate("kho");
    return rootPfn < 0 ? rootPfn : new PreservedMap(frames, rootPfn);
  }

  get rootPfn(): number {
    return this.#root.pfn;
  }

  get rootPa(): number {
    return this.#root.pfn * 4096;
  }

  /** Blocks in the map. */
  get blocks(): number {
    return this.#blocks;
  }

  /** Sets the bit of one block. 0 or -ENOMEM, nothing changed. */
  add(pfn: number, order: number): number {
    const key = radixKey(pfn, order);
    const leafNumber = Math.floor(key / LEAF_BITS);
    const leaf = leafNumber === this.#lastLeaf ? this.#lastNode : this.#leaf(leafNumber);
    if (typeof leaf === "number") return leaf;
    const node = leaf as Node;
    const bit = (pfn / 2 ** order) & (LEAF_BITS - 1);
    const word = node.wordAt + (bit >>> 5);
    const { words } = this.#frames.ram;
    const before = words[word] as number;
    const after = before | (1 << (bit & 31));
    if (after === before) return 0;
    words[word] = after;
    node.count += 1;
    this.#blocks += 1;
    return 0;
  }

  /** Frames that follow one another, as tables made in one go do, are set by the word. */
  addFrames(pfns: Float64Array, count: number): number {
    const { words } = this.#frames.ram;
    let first = NaN;
    let node: Node | undefined;
    let fresh = 0;
    for (let at = 0; at < count;) {
      const pfn = pfns[at] as number;
      if (!(pfn >= first && pfn < first + LEAF_BITS)) {
        this.#count(node, fresh);
        fresh = 0;
        const here = Math.floor(pfn / LEAF_BITS);
        const leaf = this.#leaf(SINGLE_FRAMES + here);
        if (typeof leaf === "number") {
          this.removeFrames(pfns, at);
          return leaf;
        }
        node = leaf;
        first = here * LEAF_BITS;
      }
      const bit = (pfn - first) | 0;
      const most = Math.min(32 - (bit & 31), count - at);
      let length = 1;
      while (length < most && pfns[at + length] === pfn + length) length += 1;
      const mask = (0xffffffff >>> (32 - length)) << (bit & 31);
      const word = (node as Node).wordAt + (bit >>> 5);
      const before = words[word] as number;
      words[word] = before | mask;
      fresh += (before & mask) === 0 ? length : bitsOf(mask & ~before);
      at += length;
    }
    this.#count(node, fresh);
    return 0;
  }

  removeFrames(pfns: Float64Array, count: number): void {
    const { words } = this.#frames.ram;
    let first = NaN;
    let node: Node | undefined;
    let wordAt = 0;
    let gone = 0;
    for (let at = 0; at < count; at++) {
      const pfn = pfns[at] as number;
      if (!(pfn >= first && pfn < first + LEAF_BITS)) {
        this.#uncount(node, first, gone);
        gone = 0;
        const here = Math.floor(pfn / LEAF_BITS);
        node = this.#nodes[0]?.get(SINGLE_FRAMES + here);
        if (node === undefined) notPreserved(pfn);
        ({ wordAt } = node);
        first = here * LEAF_BITS;
      }
      const bit = (pfn - first) | 0;
      const word = wordAt + (bit >>> 5);
      const before = words[word] as number;
      const after = before & ~(1 << (bit & 31));
      if (after === before) notPreserved(pfn);
      words[word] = after;
      gone += 1;
    }
    this.#uncount(node, first, gone);
  }

  has(pfn: number, order: number): boolean {
    const leaf = this.#nodes[0]?.get(Math.floor(radixKey(pfn, order) / LEAF_BITS));
    if (leaf === undefined) return false;
    const bit = (pfn / 2 ** order) & (LEAF_BITS - 1);
    const word = this.#frames.ram.words[leaf.wordAt + (bit >>> 5)] as number;
    return ((word >>> (bit & 31)) & 1) === 1;
  }

  /** Clears the bit of one block, and gives back the nodes that became empty. */
  remove(pfn: number, order: number): void {
    const leafNumber = Math.floor(radixKey(pfn, order) / LEAF_BITS);
    const leaf = this.#nodes[0]?.get(leafNumber);
    if (leaf === undefined || !this.has(pfn, order)) notPreserved(pfn);
    const bit = (pfn / 2 ** order) & (LEAF_BITS - 1);
    const at = leaf.wordAt + (bit >>> 5);
    const { words } = this.#frames.ram;
    words[at] = (words[at] as number) & ~(1 << (bit & 31));
    leaf.count -= 1;
    this.#blocks -= 1;
    if (leaf.count === 0) this.#prune(leafNumber);
  }

  /** The tree is always as the next kernel will read it. */
  finalize(): number {
    return 0;
  }

  /** Frames of the tree itself: they are read once by the next kernel and not preserved. */
  nodes(): readonly number[] {
    const all = [this.#root.pfn];
    for (const level of this.#nodes) for (const node of level.values()) all.push(node.pfn);
    return all;
  }

  /** The leaf of this number, made if needed, path included; or -ENOMEM with no node left over. */
  #leaf(leafNumber: number): Node | number {
    let parent = this.#root;
    for (let level = RADIX_LEVELS - 2; level >= 0; level--) {
      const path = Math.floor(leafNumber / 512 ** level);
      const level_ = this.#nodes[level] as Map<number, Node>;
      let node = level_.get(path);
      if (node === undefined) {
        const pfn = this.#frames.allocate("kho");
        if (pfn < 0) {
          this.#prune(leafNumber);
          return pfn;
        }
        node = { pfn, wordAt: this.#frames.ram.wordAt(pfn), count: 0 };
        level_.set(path, node);
        this.#frames.ram.writeNumber(parent.pfn * 4096 + (path % 512) * 8, pfn * 4096);
        parent.count += 1;
      }
      parent = node;
    }
    this.#lastLeaf = leafNumber;
    this.#lastNode = parent;
    return parent;
  }

  #count(leaf: Node | undefined, fresh: number): void {
    if (leaf !== undefined) leaf.count += fresh;
    this.#blocks += fresh;
  }

  /** Bits of the leaf of single frames from `first` on are gone: an empty leaf goes too. */
  #uncount(leaf: Node | undefined, first: number, gone: number): void {
    if (leaf === undefined) return;
    leaf.count -= gone;
    this.#blocks -= gone;
    if (leaf.count === 0) this.#prune(SINGLE_FRAMES + first / LEAF_BITS);
  }

  /** Frees empty nodes on the path to a leaf, lowest first. */
  #prune(leafNumber: number): void {
    this.#lastLeaf = -1;
    this.#lastNode = undefined;
    for (let level = 0; level <= RADIX_LEVELS - 2; level++) {
      const path = Math.floor(leafNumber / 512 ** level);
      const node = this.#nodes[level]?.get(path);
      if (node === undefined) continue;
      if (node.count > 0) return;
      this.#nodes[level]?.delete(path);
      const above = this.#nodes[level + 1]?.get(Math.floor(path / 512)) ?? this.#root;
      this.#frames.ram.writeNumber(above.pfn * 4096 + (path % 512) * 8, 0);
      above.count -= 1;
      this.#frames.put(node.pfn);
    }
  }
}
