// The outgoing side: keep blocks, publish named blobs in the root tree, allocate memory that goes
// over.
import { E2BIG, EEXIST, EINVAL, ENOMEM, assert } from "../../errno/index.ts";
import { kho } from "../../../generated/index.ts";
import { ORDER_MAX, type Frames } from "../../memory/index.ts";
import { writeFdt, type FdtNode } from "./fdt.ts";
import { orderForBytes } from "./order.ts";
import { BitmapMap } from "./bitmap-map.ts";
import type { BlockMap } from "./block-map.ts";
import { khoFormats, type KhoFormat } from "./format.ts";
import { PreservedMap } from "./radix.ts";
import type { Subtree } from "./handover.ts";
import { placeScratch, type ScratchArea } from "./scratch.ts";
import { writeSetup } from "./setup-data.ts";
import { freeArray, makeArray, type KhoArray } from "./array.ts";

/** A u64 property, in the byte order of the machine, as the kernel has it. */
function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

/** Hands out frames in batches; stops where `visit` gives false. */
export type EachBatch = (visit: (pfns: Float64Array, count: number) => boolean) => void;

export class Kho {
  readonly frames: Frames;
  readonly map: BlockMap;
  readonly format: KhoFormat;
  /** Where nothing may be preserved: the next kernel boots there. */
  readonly scratch: readonly ScratchArea[];
  readonly #fdtPfn: number;
  readonly #subtrees = new Map<string, Subtree>();

  private constructor(
    frames: Frames,
    map: BlockMap,
    fdtPfn: number,
    format: KhoFormat,
    scratch: readonly ScratchArea[],
  ) {
    this.scratch = scratch;
    this.frames = frames;
    this.map = map;
    this.#fdtPfn = fdtPfn;
    this.format = format;
  }

  /**
   * An empty handover of one format; or -ENOMEM with nothing left over. The frames' owner keeps the
   * scratch areas out of the allocator: those of the previous kernel, or fresh ones.
   */
  static create(
    frames: Frames,
    format: KhoFormat = khoFormats["kho-v4"],
    scratch: readonly ScratchArea[] = placeScratch(frames.ram),
  ): Kho | number {
    const map = format.map === "radix" ? PreservedMap.create(frames) : new BitmapMap(frames);
    if (typeof map === "number") return map;
    const fdtPfn = frames.allocate("kho");
    if (fdtPfn < 0) {
      for (const pfn of map.nodes()) frames.put(pfn);
      return fdtPfn;
    }
    const errno = map.add(fdtPfn, 0);
    if (errno !== 0) {
      for (const pfn of [fdtPfn, ...map.nodes()]) frames.put(pfn);
      return errno;
    }
    const made = new Kho(frames, map, fdtPfn, format, scratch);
    made.#publish();
    return made;
  }

  /** The one address the next kernel is told: there since `finalize`. */
  get setupPa(): number {
    return (this.scratch[0] as ScratchArea).pfn * 4096;
  }

  /** Address of the root tree. */
  get rootPa(): number {
    return this.#fdtPfn * 4096;
  }

  /** Keeps one block over a kexec. 0, -ENOMEM, or -EINVAL in scratch. */
  preserve(pfn: number, order: number): number {
    const end = pfn + 2 ** order;
    if (this.scratch.some((area) => pfn < area.pfn + area.count && area.pfn < end)) return -EINVAL;
    return this.map.add(pfn, order);
  }

  unpreserve(pfn: number, order: number): void {
    this.map.remove(pfn, order);
  }

  /**
   * Keeps many frames of order 0, handed out in batches, the same each time it is asked: all of
   * them, or none and -ENOMEM. None of them can lie in scratch: they were allocated.
   */
  preserveAll(each: EachBatch): number {
    let errno = 0;
    let batches = 0;
    each((pfns, count) => {
      errno = this.map.addFrames(pfns, count);
      if (errno === 0) batches += 1;
      return errno === 0;
    });
    if (errno === 0) return 0;
    each((pfns, count) => {
      if (batches === 0) return false;
      batches -= 1;
      this.map.removeFrames(pfns, count);
      return true;
    });
    return errno;
  }

  unpreserveAll(each: EachBatch): void {
    each((pfns, count) => {
      this.map.removeFrames(pfns, count);
      return true;
    });
  }

  /** Zeroed memory that goes over: its address, or -EINVAL, -E2BIG, -ENOMEM. */
  allocate(owner: string, bytes: number): number {
    if (bytes <= 0) return -EINVAL;
    const order = orderForBytes(bytes);
    if (order > ORDER_MAX) return -E2BIG;
    const pfn = this.frames.allocate(owner, order);
    if (pfn < 0) return pfn;
    const errno = this.map.add(pfn, order);
    if (errno === 0) return pfn * 4096;
    this.frames.put(pfn);
    return errno;
  }

  /** Gives back what `allocate` gave. */
  free(pa: number): void {
    const pfn = pa / 4096;
    this.map.remove(pfn, this.frames.orderOf(pfn));
    this.frames.put(pfn);
  }

  /** An array of any length in single frames that go over, with the list that finds them. */
  allocateArray(owner: string, bytes: number): KhoArray | number {
    return makeArray(this, owner, bytes);
  }

  freeArray(array: KhoArray): void {
    freeArray(this, array);
  }

  /** Publishes a blob under a name: -EEXIST, or -ENOMEM when the tree's page is full. */
  addSubtree(name: string, subtree: Subtree): number {
    if (this.#subtrees.has(name)) return -EEXIST;
    this.#subtrees.set(name, subtree);
    if (this.#publish()) return 0;
    this.#subtrees.delete(name);
    this.#publish();
    return -ENOMEM;
  }

  /** Writes down what is written only at the jump, and where it all begins. 0 or -ENOMEM. */
  finalize(): number {
    const errno = this.map.finalize();
    this.#publish();
    if (errno === 0) writeSetup(this.frames.ram, this.scratch, this.rootPa);
    return errno;
  }

  removeSubtree(name: string): void {
    assert(this.#subtrees.delete(name), `no subtree ${name}`);
    this.#publish();
  }

  /** Names of properties in the order a tree grown in place has them. */
  #names(): readonly string[] {
    const { subtreeProperty, sizeProperty } = this.format;
    const own = [kho.kho.KHO_FDT_MEMORY_MAP_PROP_NAME, "compatible"];
    if (this.#subtrees.size === 0) return own;
    return [...own, subtreeProperty, ...(sizeProperty === undefined ? [] : [sizeProperty])];
  }

  #publish(): boolean {
    const { compatible, subtreeProperty, sizeProperty } = this.format;
    // Trees are grown in place, so that what came last is in front; bitmaps' are written at once.
    const isGrown = this.format.map === "radix";
    const order = <T>(items: T[]): T[] => (isGrown ? items.reverse() : items);
    const children: FdtNode[] = order([...this.#subtrees]).map(([name, { pa, bytes }]) => ({
      name,
      properties: new Map(
        order([
          [subtreeProperty, u64(pa)],
          ...(sizeProperty === undefined ? [] : [[sizeProperty, u64(bytes)] as const]),
        ]),
      ),
      children: [],
    }));
    const name = Uint8Array.from(`${compatible}\0`, (char) => char.charCodeAt(0));
    const root: FdtNode = {
      name: "",
      properties: new Map([
        ["compatible", name],
        [kho.kho.KHO_FDT_MEMORY_MAP_PROP_NAME, u64(this.map.rootPa)],
      ]),
      children,
    };
    const bytes = writeFdt(root, 4096, isGrown ? this.#names() : []);
    if (bytes === undefined) return false;
    this.frames.ram.zero(this.#fdtPfn);
    this.frames.ram.write(this.rootPa, bytes);
    return true;
  }
}
