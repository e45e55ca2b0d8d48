// The eight bytes that close an image, over everything before them.
import { assert } from "../errno/index.ts";
import { mix32 } from "../world/index.ts";

/** A sum over a stream, given in pieces of whole words. */
export interface ImageSum {
  update(bytes: Uint8Array): void;
  /** The eight bytes that close the file. */
  bytes(): Uint8Array;
}

const CHECKSUM = 8;

/**
 * Four lanes over the words of a stream, each a step that can be undone, so that no change of one
 * word goes unseen; and their sum, for the few bits in two words of a lane that undo each other.
 * Lanes do not wait for one another. Pieces are multiples of 16 bytes.
 */
export class Checksum implements ImageSum {
  #a = 0x811c9dc5 | 0;
  #b = 0x9e3779b9 | 0;
  #c = 0x7f4a7c15 | 0;
  #d = 0x165667b1 | 0;
  #total = 0;
  #bytes = 0;

  update(bytes: Uint8Array): void {
    const { buffer, byteOffset, length } = bytes;
    assert(length % 16 === 0 && byteOffset % 4 === 0, `a piece of ${length} bytes`);
    const words = new Int32Array(buffer, byteOffset, length / 4);
    let [a, b, c, d, total] = [this.#a, this.#b, this.#c, this.#d, this.#total];
    for (let at = 0; at < words.length; at += 4) {
      const i = words[at] as number;
      const j = words[at + 1] as number;
      const k = words[at + 2] as number;
      const l = words[at + 3] as number;
      a = Math.imul(a ^ i, 0x85ebca6b);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b ^ j, 0x85ebca6b);
      b = (b << 13) | (b >>> 19);
      c = Math.imul(c ^ k, 0x85ebca6b);
      c = (c << 13) | (c >>> 19);
      d = Math.imul(d ^ l, 0x85ebca6b);
      d = (d << 13) | (d >>> 19);
      total = (total + ((((i + j) | 0) + ((k + l) | 0)) | 0)) | 0;
    }
    [this.#a, this.#b, this.#c, this.#d, this.#total] = [a, b, c, d, total];
    this.#bytes += length;
  }

  bytes(): Uint8Array {
    const out = new Uint8Array(CHECKSUM);
    const view = new DataView(out.buffer);
    const total = mix32(this.#total ^ this.#bytes);
    view.setInt32(0, mix32(this.#a ^ mix32(this.#b ^ total)), true);
    view.setInt32(4, mix32(this.#c ^ mix32(this.#d ^ mix32(total))), true);
    return out;
  }
}

/** What images of versions 3 and 4 are closed with: two lanes, each word in both. */
export class OldChecksum implements ImageSum {
  #low = 0x811c9dc5;
  #high = 0x9e3779b9;
  #bytes = 0;

  update(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let low = this.#low;
    let high = this.#high;
    for (let at = 0; at < bytes.length; at += 4) {
      const word = view.getInt32(at, true);
      low = Math.imul(low ^ word, 0x01000193);
      low ^= low >>> 15;
      high = (Math.imul(high ^ word, 0x85ebca6b) + low) | 0;
    }
    this.#low = low;
    this.#high = high;
    this.#bytes += bytes.length;
  }

  bytes(): Uint8Array {
    const out = new Uint8Array(CHECKSUM);
    const view = new DataView(out.buffer);
    view.setInt32(0, this.#low, true);
    view.setInt32(4, this.#high ^ (this.#bytes | 0), true);
    return out;
  }
}
