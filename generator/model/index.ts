/**
 * Model: the nouns everything else talks about: types, members, records, and where they were read.
 *
 * Comes in: nothing. Goes out: plain values, built by the readers. Never here: an offset, a size, a
 * file system, or the knowledge of which reader (C, declarations, BTF) made a value.
 */
export { byLine, lineKey, patchLineKey, type Place, placeInTree, type Span } from "./span.ts";
export type {
  ArrayType,
  ByteOrder,
  EnumType,
  EnumValue,
  FunctionType,
  PointerType,
  RecordType,
  Scalar,
  ScalarType,
  Type,
  TypedefType,
  UnknownType,
} from "./type.ts";
export { enumRange, type EnumRange } from "./enum-range.ts";
export { fixedType, sizedType } from "./fixed-type.ts";
export { arrayOf, byteOrderOf, elementOf, scalarType, scalarWords, underlying } from "./type.ts";
export type {
  Accept,
  CRecord,
  Completeness,
  Contract,
  Discriminator,
  IoctlUse,
  Member,
  Variant,
} from "./record.ts";
export { declaresKernels, isKernelState, pointsToKernels } from "./kernel-own.ts";
export { declaredIn } from "./declared.ts";
export { depthMax, isTooDeep, Room } from "./reach.ts";
export { Recent } from "./recent.ts";
export { isFlexible, recordOf, titleOf } from "./record.ts";
export type { MacroDefinition, Unit } from "./unit.ts";
