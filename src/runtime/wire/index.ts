/**
 * Wire: what generated codecs lean on, and nothing else: the checks at their door, the error they
 * throw, arrays and texts as values.
 *
 * Comes in: views, values. Goes out: the same, or a WireError. Never here: knowledge of any record,
 * allocation beyond what the input's size justifies, an import.
 */
export type { Block, Located } from "./chain.ts";
export { blocks, links, requirePlaced } from "./chain.ts";
export type {
  IoctlDescription,
  LayoutDescription,
  MemberDescription,
  RecordDescription,
} from "./description.ts";
export type { WireCode } from "./error.ts";
export { WireError, within, withinElement } from "./error.ts";
export {
  readCount,
  requireBool,
  requireBools,
  requireCount,
  requireRoom,
  requireText,
  requireWhole,
  requireWholeOrTail,
  requireZero,
  requireZeroBits,
  requireZeroBitsBig,
} from "./bytes.ts";
export {
  refuseArm,
  requireArray,
  requireBoolean,
  requireBooleans,
  requireCounted,
  requireFlags,
  requireFlags64,
  requireIndex,
  requireLength,
  requireNumber,
  requireRange,
  requireSigned,
  requireString,
  requireU32,
  requireU64,
  requireUnsigned,
  requireValue,
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
  writeBytes,
  writeS16s,
  writeS32s,
  writeS64s,
  writeS8s,
  writeText,
  writeU16s,
  writeU32s,
  writeU64s,
  writeZero,
} from "./block.ts";
export {
  readBits,
  readBitsBig,
  readSignedBits,
  readSignedBitsBig,
  readWideBits,
  readWideBitsBig,
  writeBits,
  writeBitsBig,
  writeWideBits,
  writeWideBitsBig,
} from "./bits.ts";
export { copyBytes, requireCapacity, requireEvery } from "./every.ts";
export { extend, resize } from "./extend.ts";
