/**
 * holeproof, the verifier and the generator, as a library: the rooms of the mill by their doors.
 *
 * Comes in: texts. Goes out: records, layouts, findings, fixes, drawings. Never here: the machine
 * (`holeproof/runtime`), the codecs (`holeproof/codecs`), or work at import; declarations and codec
 * printing load heavy packages, so they are functions that load them when called.
 */
import type * as btf from "./read/btf/index.ts";
import type * as codec from "./write/codec/index.ts";
import type * as decl from "./read/decl/index.ts";
import type * as mail from "./read/mail/index.ts";
import type * as review from "./review/index.ts";

export type {
  Accept,
  ArrayType,
  ByteOrder,
  Completeness,
  Contract,
  CRecord,
  Discriminator,
  EnumType,
  EnumValue,
  FunctionType,
  IoctlUse,
  MacroDefinition,
  Member,
  Place,
  PointerType,
  RecordType,
  Scalar,
  ScalarType,
  Span,
  Type,
  TypedefType,
  Unit,
  UnknownType,
  Variant,
} from "./model/index.ts";
export {
  arrayOf,
  byteOrderOf,
  elementOf,
  isFlexible,
  recordOf,
  scalarType,
  titleOf,
  underlying,
} from "./model/index.ts";
export type { ScalarLayout, Target } from "./targets/index.ts";
export { targetNamed, targets, targetsMatching } from "./targets/index.ts";
export type { Finding, Level } from "./finding/index.ts";
export { compareFindings, levels, toldToPeople } from "./finding/index.ts";
export type { BitRange, Extent, Gap, Layout, LayoutGroup, Placed, Slot } from "./layout/index.ts";
export { extentOf, groupLayouts, layoutOf, placed, sameLayout } from "./layout/index.ts";
export type { CheckContext, Known, Profile, Rule, RuleText } from "./rules/index.ts";
export { catalogue, checkExisting, checkRecord, checkRecords, ruleNamed } from "./rules/index.ts";
export type {
  Change,
  ChangeKind,
  Comparison,
  Difference,
  Edition,
  PlacedRecord,
  Reason,
  RecordChange,
  VersionRemark,
} from "./contract/index.ts";
export { changeOf, compareEditions, differences, placesOf } from "./contract/index.ts";
export type { Fix, FixContext } from "./fix/index.ts";
export { fixRecords, printRecord } from "./fix/index.ts";
export type { Include, Reading, ReadOptions, SourceFile } from "./read/c/index.ts";
export { readC, readForTargets, ReadSession, readTogether } from "./read/c/index.ts";
export type {
  HunkReport,
  InstalledHeaders,
  Mail,
  PatchFix,
  PatchReview,
  RecordReport,
  Reviewer,
  ReviewedInput,
  ReviewedMail,
  Surroundings,
  Tree,
} from "./review/index.ts";
export { drawLayout, type DrawingOptions } from "./write/drawing/index.ts";
export { layoutLines, layoutsJson, type LayoutJson, type MemberJson } from "./write/layout-json.ts";
export { layoutsSvg } from "./write/svg.ts";
export { writeText } from "./write/text.ts";
export { writeJson } from "./write/json.ts";
export { writeSarif } from "./write/sarif.ts";

/** Reads contract declarations; loads ts-morph. */
export async function loadDeclarationReader(): Promise<typeof decl> {
  return import("./read/decl/index.ts");
}

/** Prints codecs; loads handlebars and prettier. */
export async function loadCodecPrinter(): Promise<typeof codec> {
  return import("./write/codec/index.ts");
}

/** Reads mails and patches; loads postal-mime when a mail needs decoding. */
export async function loadMailReader(): Promise<typeof mail> {
  return import("./read/mail/index.ts");
}

/** Reviews patch mails, answers and corrects them; loads postal-mime when a mail needs decoding. */
export async function loadReviewer(): Promise<typeof review> {
  return import("./review/index.ts");
}

/** Reads BTF; loads binary-parser. */
export async function loadBtfReader(): Promise<typeof btf> {
  return import("./read/btf/index.ts");
}
