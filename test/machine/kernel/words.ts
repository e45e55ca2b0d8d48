// Calls as words: what a trace would show, without a codec in between.
import type { Process } from "../../../src/runtime/machine/index.ts";
import { said } from "./bench.ts";

export const IOAS_ALLOC = 0x3b81;
export const DESTROY = 0x3b80;
export const MAP = 0x3b85;
export const UNMAP = 0x3b86;
export const HWPT_ALLOC = 0x3b89;
export const TEST = 0x3ba0;

/** The answer as strace says it, and the struct as it came back, as 32-bit words. */
export interface Said {
  readonly answer: string;
  readonly words: readonly number[];
  /** What ioctl(2) returned. */
  readonly value: number;
}

/** One ioctl with a struct of 32-bit words. */
export function call(
  process: Process,
  fd: number,
  command: number,
  words: readonly number[],
): Said {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, at) => view.setUint32(at * 4, word >>> 0, true));
  const value = process.ioctl(fd, command, bytes);
  const back = words.map((_, at) => view.getUint32(at * 4, true));
  return { answer: said(value), words: back, value };
}

/** The two words of a 64-bit number. */
export const wide = (value: number | bigint): readonly [number, number] => [
  Number(BigInt(value) & 0xffffffffn),
  Number(BigInt(value) >> 32n),
];

/** MAP of user memory; flags 7: fixed, writable, readable. */
export function map(
  process: Process,
  fd: number,
  space: number,
  place: {
    readonly va: number;
    readonly length: number;
    readonly iova: number | bigint;
    readonly flags?: number;
  },
): string {
  const { va, length, iova, flags = 7 } = place;
  const words = [40, flags, space, 0, ...wide(va), ...wide(length), ...wide(iova)];
  return call(process, fd, MAP, words).answer;
}

/** UNMAP: the bytes that went, or the refusal. */
export function unmap(
  process: Process,
  fd: number,
  space: number,
  iova: number | bigint,
  length: number | bigint,
): number | string {
  const { answer, words } = call(process, fd, UNMAP, [24, space, ...wide(iova), ...wide(length)]);
  return answer === "ok" ? (words[4] as number) + (words[5] as number) * 2 ** 32 : answer;
}

/** A command of the kernel's own tests: operation, object, words of the union from offset 16. */
export function test(
  process: Process,
  fd: number,
  operation: number,
  id: number,
  union: readonly number[] = [],
): Said {
  const words = [72, operation, id, 0, ...union];
  while (words.length < 18) words.push(0);
  return call(process, fd, TEST, words);
}
