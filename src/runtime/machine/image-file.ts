// The file form of a machine between two kernels: what hardware holds, and the frames that go over.
//
//   "HPIMAGE1"  u32 version  u32 head length  head (JSON, spaces up to a multiple of 4096)
//   frames, run by run  u64 checksum
//
// Little endian. Frames of zeros are left out: the head's runs say which are there. The checksum
// covers everything before it, and is checked while the bytes go where they belong: nothing is
// booted from a file that did not fit it. Nothing in the head is believed before it has been looked
// at, and nothing is allocated that the bytes do not justify.
import { Checksum, OldChecksum, type ImageSum } from "./image-checksum.ts";
import { readHead, type ImageHead } from "./image-head.ts";

/** Where an image's bytes come from: a file, or memory. */
export interface ImageSource {
  readonly size: number;
  /** Fills `into` from `at`; false when the bytes cannot be had. */
  read(at: number, into: Uint8Array): boolean;
}

/** A parsed head, the checksum so far, and where the frames begin. */
export interface ParsedImage {
  readonly head: ImageHead;
  readonly framesAt: number;
  readonly sum: ImageSum;
}

const MAGIC = "HPIMAGE1";
const VERSION = 5;
/**
 * Versions before, which are still read: their checksum is another, and those with an AMD unit had
 * a number of their own.
 */
const VERSION_OLD = 3;
const VERSION_OLD_AMD = 4;
const FIXED = 16;
const CHECKSUM = 8;
const HEAD_MAX = 2 ** 26;
/** Frames handed out or read in one piece. */
const PIECE = 256;

/** An image that is all in memory. */
export function sourceOf(bytes: Uint8Array): ImageSource {
  return {
    size: bytes.length,
    read: (at, into) => {
      if (at < 0 || at + into.length > bytes.length) return false;
      into.set(bytes.subarray(at, at + into.length));
      return true;
    },
  };
}

/** The image in pieces of at most 1 MiB, in order. `frames` gives the bytes of a run. */
export function* imagePieces(
  head: ImageHead,
  frames: (pfn: number, count: number) => Uint8Array,
): IterableIterator<Uint8Array> {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const front = new Uint8Array(Math.ceil((FIXED + text.length) / 4096) * 4096).fill(0x20);
  const view = new DataView(front.buffer);
  for (let at = 0; at < MAGIC.length; at++) front[at] = MAGIC.charCodeAt(at);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, front.length - FIXED, true);
  front.set(text, FIXED);
  const sum = new Checksum();
  sum.update(front);
  yield front;
  for (const [pfn, count] of head.runs) {
    for (let at = 0; at < count; at += PIECE) {
      const piece = frames(pfn + at, Math.min(PIECE, count - at));
      sum.update(piece);
      yield piece;
    }
  }
  yield sum.bytes();
}

/** Bytes an image of this head takes, without making it. */
export function imageBytes(head: ImageHead): number {
  const text = new TextEncoder().encode(JSON.stringify(head)).length;
  const frames = head.runs.reduce((sum, [, count]) => sum + count, 0);
  return Math.ceil((FIXED + text) / 4096) * 4096 + frames * 4096 + CHECKSUM;
}

/** Reads and checks what stands before the frames; a string is the reason why it is no image. */
export function parseImage(source: ImageSource): ParsedImage | string {
  if (source.size < FIXED + CHECKSUM) return "not an image: too short";
  const fixed = new Uint8Array(FIXED);
  if (!source.read(0, fixed)) return "the image cannot be read";
  const magic = Array.from(fixed.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (magic !== MAGIC) return "not an image: it begins with something else";
  const view = new DataView(fixed.buffer);
  const version = view.getUint32(8, true);
  if (version < VERSION_OLD || version > VERSION) {
    return `image of version ${version}; this program reads ${VERSION_OLD} to ${VERSION}`;
  }
  const length = view.getUint32(12, true);
  const framesAt = FIXED + length;
  if (length > HEAD_MAX || framesAt % 4096 !== 0 || framesAt + CHECKSUM > source.size) {
    return "image is damaged: its head is too long";
  }
  const front = new Uint8Array(framesAt);
  if (!source.read(0, front)) return "the image cannot be read";
  const head = readHead(new TextDecoder().decode(front.subarray(FIXED)));
  if (typeof head === "string") return head;
  const old = head.amd === undefined ? VERSION_OLD : VERSION_OLD_AMD;
  if (version !== VERSION && version !== old) {
    return "image is damaged: its version is not its unit's";
  }
  const frames = head.runs.reduce((sum, [, count]) => sum + count, 0);
  if (framesAt + frames * 4096 + CHECKSUM !== source.size) {
    return "image is damaged: frames and bytes differ";
  }
  const sum = version === VERSION ? new Checksum() : new OldChecksum();
  sum.update(front);
  return { head, framesAt, sum };
}

/** Reads every frame into its place; a string when the checksum does not fit, or a read fails. */
export function readFrames(
  parsed: ParsedImage,
  source: ImageSource,
  frames: (pfn: number, count: number) => Uint8Array,
): string | undefined {
  const { head, sum } = parsed;
  let from = parsed.framesAt;
  for (const [pfn, count] of head.runs) {
    for (let at = 0; at < count; at += PIECE) {
      const piece = frames(pfn + at, Math.min(PIECE, count - at));
      if (!source.read(from, piece)) return "the image cannot be read";
      sum.update(piece);
      from += piece.length;
    }
  }
  const found = new Uint8Array(CHECKSUM);
  if (!source.read(from, found)) return "the image cannot be read";
  const expected = sum.bytes();
  if (found.some((byte, at) => byte !== expected[at])) {
    return "image is damaged: its checksum does not fit its bytes";
  }
  return undefined;
}
