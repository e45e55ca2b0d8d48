// `__attribute__((...))`, `[[...]]`, `_Alignas(...)`: what of them concerns layout.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import type { Parser } from "./parser.ts";
import { statedAlign } from "../../../layout/index.ts";
import type { Target } from "../../../targets/index.ts";

/** Attributes gathered over one declaration. */
export interface Attributes {
  packed: boolean;
  /** The largest `aligned(n)`. */
  aligned: number | undefined;
  /** `aligned` without a number: as much as the target ever asks for. */
  alignedMost: boolean;
  /** The last of either, or what `keepingFirst` kept; "max" is the one without a number. */
  lastAligned: number | "max" | undefined;
  /** The largest `_Alignas(n)`, which is in `aligned` too. */
  alignas: number | undefined;
  countedBy: string | undefined;
  /** `mode(DI)`: the width that replaces the type's own. */
  mode: string | undefined;
  /** Bytes of `vector_size(n)`; null where they are not known. */
  vector: number | null | undefined;
  /** Elements of clang's `ext_vector_type(n)`; null where they are not known. */
  elements: number | null | undefined;
  /** `ms_struct` (true) or `gcc_struct` (false), the first of them. */
  msStruct: boolean | undefined;
  /** The name of an attribute that asks for a layout which is not known here, or of how much. */
  foreign: string | undefined;
}

export function noAttributes(): Attributes {
  return {
    packed: false,
    aligned: undefined,
    alignedMost: false,
    lastAligned: undefined,
    alignas: undefined,
    countedBy: undefined,
    mode: undefined,
    vector: undefined,
    elements: undefined,
    msStruct: undefined,
    foreign: undefined,
  };
}

/** What most declarations have; shared, so nobody adds to it. */
export const bare: Readonly<Attributes> = noAttributes();

/** Adds one set of attributes to another, in the order they were written. */
export function addAttributes(into: Attributes, more: Readonly<Attributes>): void {
  if (more === bare) return;
  into.packed ||= more.packed;
  if (more.vector !== undefined) into.vector = more.vector;
  if (more.elements !== undefined) into.elements = more.elements;
  into.msStruct ??= more.msStruct;
  into.foreign ??= more.foreign;
  into.mode = more.mode ?? into.mode;
  into.countedBy = more.countedBy ?? into.countedBy;
  into.alignedMost ||= more.alignedMost;
  if (more.aligned !== undefined) into.aligned = Math.max(into.aligned ?? 0, more.aligned);
  if (more.lastAligned !== undefined) into.lastAligned = more.lastAligned;
  if (more.alignas !== undefined) into.alignas = Math.max(into.alignas ?? 0, more.alignas);
}

function align(into: Attributes, bytes: number | "max"): void {
  into.lastAligned = bytes;
  if (bytes === "max") into.alignedMost = true;
  else into.aligned = Math.max(into.aligned ?? 0, bytes);
}

/**
 * What `read` adds to attributes that stand elsewhere: for gcc the alignment of a typedef is that
 * of the first place that has one, the specifiers before the declarator, and there the last.
 */
export function keepingFirst<T>(into: Attributes, read: (into: Attributes) => T): T {
  const { lastAligned } = into;
  const made = read(into);
  if (lastAligned !== undefined) into.lastAligned = lastAligned;
  return made;
}

/** The `foreign` of a closing brace that was counted and not shown: others may follow it. */
export const unseenAttributes = "unseen";

/** The `foreign` of an alignment whose number is not known, which was told. */
export const unknownAlignment = "aligned";

/** The alignment members take of theirs: the largest. */
export function largestAligned(
  parser: Parser,
  { aligned, alignedMost }: Readonly<Attributes>,
): number | "max" | undefined {
  if (!alignedMost) return aligned;
  if (aligned === undefined) return "max";
  const name = `maxAlign above ${aligned}`;
  return parser.ask(name, ({ maxAlign }) => Math.max(maxAlign, aligned));
}

/** The alignment records and typedefs take of theirs: gcc the last, clang the largest. */
export function alignedOfType(
  parser: Parser,
  own: Readonly<Attributes>,
): number | "max" | undefined {
  const { aligned, alignedMost, lastAligned } = own;
  const isOne = lastAligned === (alignedMost ? "max" : aligned) && !(alignedMost && aligned);
  if (isOne || parser.ask("compiler", ({ compiler }) => compiler) === "gcc") return lastAligned;
  return largestAligned(parser, own);
}

/** The same in bytes. */
export function inBytes(parser: Parser, wanted: number | "max" | undefined): number | undefined {
  return wanted === "max" ? parser.ask("maxAlign", ({ maxAlign }) => maxAlign) : wanted;
}

/** Reads every attribute at the cursor; false when there is none. */
export function parseAttributes(parser: Parser, into: Attributes): boolean {
  const kind = parser.kind();
  if (kind !== Kind.Word && kind !== Kind.BracketOpen) return false;
  const start = parser.at;
  for (;;) {
    const role = parser.role();
    if (role === Role.Attribute) {
      parser.at++;
      if (parser.kind() === Kind.ParenOpen) parseList(parser, into);
    } else if (role === Role.Alignas && parser.kinds[parser.at + 1] === Kind.ParenOpen) {
      parser.at++;
      const one = noAttributes();
      parseAlignas(parser, one);
      one.alignas = one.aligned;
      addAttributes(into, one);
    } else if (
      parser.kind() === Kind.BracketOpen &&
      parser.kinds[parser.at + 1] === Kind.BracketOpen
    ) {
      parseList(parser, into);
    } else return parser.at > start;
  }
}

/** The inside of `((...))` or `[[...]]`, the cursor at the first bracket. */
function parseList(parser: Parser, into: Attributes): void {
  const open = parser.kind();
  const close = open === Kind.ParenOpen ? Kind.ParenClose : Kind.BracketClose;
  parser.at++;
  const isDouble = parser.accept(open);
  while (parser.kind() !== close && parser.kind() !== Kind.End) {
    const before = parser.at;
    if (parser.kind() === Kind.Word) parseOne(parser, into);
    else if (parser.kind() !== Kind.Comma) parser.skipTo(Kind.Comma);
    parser.accept(Kind.Comma);
    if (parser.at === before) break;
  }
  if (parser.kind() === close) parser.at++;
  if (isDouble && parser.kind() === close) parser.at++;
}

/** `aligned` and `__aligned__` are one name. */
function bareName(text: string): string {
  const wrapped = text.length > 4 && text.startsWith("__") && text.endsWith("__");
  return wrapped ? text.slice(2, -2) : text;
}

function parseOne(parser: Parser, into: Attributes): void {
  let name = bareName(parser.text());
  parser.at++;
  // [[gnu::packed]]
  if (parser.kind() === Kind.Colon && parser.kinds[parser.at + 1] === Kind.Colon) {
    parser.at += 2;
    name = bareName(parser.text());
    parser.at++;
  }
  const open = parser.at;
  const hasArguments = parser.kind() === Kind.ParenOpen;
  switch (name) {
    case "packed":
      into.packed = true;
      break;
    case "aligned":
      if (hasArguments) parseAligned(parser, into);
      else align(into, "max");
      break;
    case "counted_by":
      if (hasArguments && parser.kinds[open + 1] === Kind.Word) {
        into.countedBy = parser.text(open + 1);
      }
      break;
    case "mode":
      if (hasArguments) into.mode = bareName(parser.text(open + 1));
      break;
    case "vector_size":
      if (hasArguments) into.vector = parseCount(parser);
      break;
    case "ext_vector_type":
      if (hasArguments) into.elements = parseCount(parser);
      break;
    case "ms_struct":
    case "gcc_struct":
      into.msStruct ??= name === "ms_struct";
      break;
    case "scalar_storage_order":
      if (hasArguments && isTurned(parser, parser.text(open + 1))) into.foreign = name;
      break;
    case unseenAttributes:
    case "copy":
      into.foreign = name;
      break;
  }
  if (hasArguments) {
    parser.at = open;
    parser.skipBalanced();
  }
}

/** Whether a `scalar_storage_order`, as written, is another one than the target's: gcc heeds it. */
function isTurned(parser: Parser, order: string): boolean {
  const isOther = ({ compiler, endian }: Target): 0 | 1 =>
    compiler === "gcc" && order !== `"${endian}-endian"` ? 1 : 0;
  return parser.ask(`storage order ${order}`, isOther) === 1;
}

/** A number of bytes or elements in parentheses; null when it is not known. */
function parseCount(parser: Parser): number | null {
  parser.at++;
  const value = parser.grammar.constant(parser)?.value;
  return value !== undefined && value > 0n && value <= 1n << 28n ? Number(value) : null;
}

function parseAligned(parser: Parser, into: Attributes): void {
  const at = parser.at;
  parser.at++;
  if (parser.kind() === Kind.ParenClose) {
    align(into, "max");
    return;
  }
  const value = parser.grammar.constant(parser);
  const bytes = value === undefined ? undefined : Number(value.value);
  // _Alignas(0) asks for nothing.
  if (bytes === 0) return;
  if (bytes !== undefined && bytes > 0 && bytes <= 1 << 28 && (bytes & (bytes - 1)) === 0) {
    align(into, bytes);
  } else if (value === undefined) {
    // Of a fragment the rest is judged as if it said nothing.
    const left = parser.fragment ? ", and left out" : "";
    if (!parser.fragment) into.foreign = unknownAlignment;
    parser.remark("unknown-value", "warning", `the alignment is not known${left}`, at);
  } else {
    parser.remark("syntax", "warning", "an alignment is a power of two; this one is ignored", at);
  }
}

function parseAlignas(parser: Parser, into: Attributes): void {
  const open = parser.at;
  parser.at++;
  const named = parser.grammar.typeName(parser);
  if (named === undefined) {
    parser.at = open;
    parseAligned(parser, into);
  } else {
    const { type } = named;
    align(
      into,
      parser.askAt("alignment", open, (target) => statedAlign(type, target)),
    );
  }
  parser.at = open;
  parser.skipBalanced();
}
