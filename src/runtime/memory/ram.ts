// Physical memory as hardware sees it: one arena, byte and word views, no owner.
import { assert } from "../errno/index.ts";

const FRAME_BYTES = 4096;
const FRAME_WORDS = 1024;

/** One arena of frames, from `basePfn` up. Little endian, as the machines it stands for. */
export class Ram {
  readonly basePfn: number;
  readonly frameCount: number;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** 1 for every frame that was ever handed out: the others still hold the zeros of power-on. */
  readonly touched: Uint8Array;

  /** `sizeBytes` and `basePa` in bytes, whole frames; at most 4 GiB, the limit of one byte view. */
  constructor(sizeBytes: number, basePa = 0x1_0000_0000) {
    assert(sizeBytes > 0 && sizeBytes % FRAME_BYTES === 0, `ram of ${sizeBytes} bytes`);
    assert(basePa % 2 ** 22 === 0, `ram at ${basePa}, not a multiple of the largest block`);
    const buffer = new ArrayBuffer(sizeBytes);
    this.basePfn = basePa / FRAME_BYTES;
    this.frameCount = sizeBytes / FRAME_BYTES;
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
    this.touched = new Uint8Array(this.frameCount);
  }

  /** Whether a frame is in the arena. Anything else on the bus is not memory. */
  holds(pfn: number): boolean {
    return pfn >= this.basePfn && pfn < this.basePfn + this.frameCount;
  }

  /** Whether `length` bytes at `pa` are all in the arena. */
  holdsBytes(pa: number, length: number): boolean {
    const start = pa - this.basePfn * FRAME_BYTES;
    return start >= 0 && length >= 0 && start + length <= this.bytes.length;
  }

  /** Index in `words` of a frame's first word. */
  wordAt(pfn: number): number {
    return (pfn - this.basePfn) * FRAME_WORDS;
  }

  /** Index in `bytes` of a physical address. */
  byteAt(pa: number): number {
    return pa - this.basePfn * FRAME_BYTES;
  }

  /** The bytes of `count` frames, as a window on the arena (no copy). */
  frame(pfn: number, count = 1): Uint8Array {
    const start = (pfn - this.basePfn) * FRAME_BYTES;
    assert(this.holds(pfn) && this.holds(pfn + count - 1), `frame ${pfn} is not memory`);
    return this.bytes.subarray(start, start + count * FRAME_BYTES);
  }

  zero(pfn: number, count = 1): void {
    const start = this.wordAt(pfn);
    this.words.fill(0, start, start + count * FRAME_WORDS);
    this.#touch(pfn, count);
  }

  /** Overwrites frames with one word: what remains of memory that nobody kept. */
  poison(pfn: number, count: number, word: number): void {
    const start = this.wordAt(pfn);
    this.words.fill(word, start, start + count * FRAME_WORDS);
    this.#touch(pfn, count);
  }

  /** A copy of `length` bytes at `pa`; the range must be memory. */
  read(pa: number, length: number): Uint8Array {
    this.#assertHeld(pa, length, "read");
    const start = this.byteAt(pa);
    return this.bytes.slice(start, start + length);
  }

  write(pa: number, data: Uint8Array): void {
    this.#assertHeld(pa, data.length, "write");
    this.bytes.set(data, this.byteAt(pa));
    this.#touch(Math.floor(pa / FRAME_BYTES), Math.ceil(((pa % FRAME_BYTES) + data.length) / 4096));
  }

  /** A 64-bit little-endian value as a Number, or undefined where it exceeds 2^53 - 1. */
  readNumber(pa: number): number | undefined {
    this.#assertHeld(pa, 8, "read");
    const at = this.byteAt(pa);
    const high = this.view.getUint32(at + 4, true);
    if (high >= 2 ** 21) return undefined;
    return high * 2 ** 32 + this.view.getUint32(at, true);
  }

  writeNumber(pa: number, value: number): void {
    this.#assertHeld(pa, 8, "write");
    const at = this.byteAt(pa);
    this.view.setUint32(at, value >>> 0, true);
    this.view.setUint32(at + 4, Math.floor(value / 2 ** 32), true);
  }

  /** The message is made for a failure only: made for every word, it took longer than the read. */
  #assertHeld(pa: number, length: number, what: "read" | "write"): void {
    if (this.holdsBytes(pa, length)) return;
    assert(false, `${what} of ${length} bytes at 0x${pa.toString(16)}`);
  }

  #touch(pfn: number, count: number): void {
    const start = pfn - this.basePfn;
    this.touched.fill(1, start, start + count);
  }
}
