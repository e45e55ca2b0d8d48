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

export * from "./model/index.ts";
export * from "./targets/index.ts";
export * from "./finding/index.ts";
export * from "./layout/index.ts";
export * from "./rules/index.ts";
export * from "./contract/index.ts";
export * from "./fix/index.ts";
export * from "./read/c/index.ts";
export { drawLayout, type DrawingOptions } from "./write/drawing/index.ts";
export { layoutLines, layoutsJson, type LayoutJson, type MemberJson } from "./write/layout-json.ts";
export { layoutsSvg } from "./write/svg.ts";

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

/** Reads BTF; loads binary-parser. */
export async function loadBtfReader(): Promise<typeof btf> {
  return import("./read/btf/index.ts");
}
