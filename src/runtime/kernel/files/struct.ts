// The rule for ioctl structs that grow: first member `size`, short is refused, a longer tail must
// be zero. iommufd and live update follow it to the letter.
import { E2BIG, EFAULT, EINVAL } from "../../errno/index.ts";
import type { Caller } from "./caller.ts";

/** Sizes in bytes: of the struct here, and of its first published version. */
interface StructRule {
  readonly size: number;
  readonly least: number;
}

/** An argument on this side of the door: the struct's bytes, and how many the user knows. */
export interface Argument {
  readonly va: number;
  readonly userSize: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Copies a struct whose size was read from its first member. */
export function fetchStruct(
  caller: Caller,
  va: number,
  userSize: number,
  rule: StructRule,
): Argument | number {
  if (userSize < rule.least) return -EINVAL;
  const known = Math.min(userSize, rule.size);
  const head = caller.space.read(va, known);
  if (head === undefined) return -EFAULT;
  const tail = checkTail(caller, va + rule.size, userSize - rule.size);
  if (tail !== 0) return tail;
  const { bytes, view } = freshBytes(rule.size);
  bytes.set(head);
  return { va, userSize, bytes, view };
}

/** Bytes that structs are cut from. */
const BLOCK_BYTES = 8192;
let block = new ArrayBuffer(BLOCK_BYTES);
let used = 0;

/**
 * Zeros for structs, never handed out before. An ArrayBuffer of its own, which a view needs, costs
 * more than the rest of a short call.
 */
export function freshBytes(size: number): {
  readonly bytes: Uint8Array;
  readonly view: DataView;
} {
  if (used + size > block.byteLength) {
    block = new ArrayBuffer(Math.max(BLOCK_BYTES, size));
    used = 0;
  }
  const at = used;
  // Words of a struct lie at multiples of their size here, too.
  used += Math.ceil(size / 8) * 8;
  return { bytes: new Uint8Array(block, at, size), view: new DataView(block, at, size) };
}

/** Reads in steps: a huge size must not become a huge allocation. */
function checkTail(caller: Caller, va: number, length: number): number {
  for (let done = 0; done < length; done += 4096) {
    const chunk = caller.space.read(va + done, Math.min(4096, length - done));
    if (chunk === undefined) return -EFAULT;
    if (chunk.some((byte) => byte !== 0)) return -E2BIG;
  }
  return 0;
}

/** Copies back what the user knows of the struct. */
export function answerStruct(caller: Caller, argument: Argument): number {
  const known = argument.bytes.subarray(0, Math.min(argument.userSize, argument.bytes.length));
  return caller.space.write(argument.va, known) ? 0 : -EFAULT;
}

/** Copies back one stretch of the struct and nothing around it. */
export function patchStruct(
  caller: Caller,
  argument: Argument,
  offset: number,
  length: number,
): number {
  const stretch = argument.bytes.subarray(offset, offset + length);
  return caller.space.write(argument.va + offset, stretch) ? 0 : -EFAULT;
}
