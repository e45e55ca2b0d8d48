/**
 * Wire: what generated codecs lean on, and nothing else: the checks at their door, the error they
 * throw, arrays and texts as values.
 *
 * Comes in: views, values. Goes out: the same, or a WireError. Never here: knowledge of any record,
 * allocation beyond what the input's size justifies, an import.
 */
export type { WireCode } from "./error.ts";
export { WireError, within } from "./error.ts";
export {
  readBits,
  readCount,
  readSignedBits,
  readWideBits,
  requireBool,
  requireCount,
  requireRoom,
  requireText,
  requireZero,
  requireZeroBits,
} from "./bytes.ts";
export {
  requireArray,
  requireBoolean,
  requireCounted,
  requireFlags,
  requireFlags64,
  requireIndex,
  requireLength,
  requireRange,
  requireSigned,
  requireString,
  requireU32,
  requireU64,
  requireUnsigned,
} from "./value.ts";
export {
  readBytes,
  readS16s,
  readS32s,
  readS64s,
  readS8s,
  readText,
  readU16s,
  readU32s,
  readU64s,
  writeBits,
  writeBytes,
  writeS16s,
  writeS32s,
  writeS64s,
  writeS8s,
  writeText,
  writeU16s,
  writeU32s,
  writeU64s,
  writeWideBits,
  writeZero,
} from "./block.ts";
