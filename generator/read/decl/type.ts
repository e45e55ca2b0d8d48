// A member's type: one word of the vocabulary, or a record.
import { type Node, Node as Kind, type TypeNode, type TypeReferenceNode } from "ts-morph";
import { type CRecord, type Type, arrayOf, titleOf, underlying } from "../../model/index.ts";
import { readAlias, readEnumeration } from "./alias.ts";
import type { Scope } from "./scope.ts";
import { scalarWord } from "./words.ts";

/** What the type of a member says about the member. */
export interface Read {
  readonly type: Type;
  /** C's text before and after the member's name: `__u8` and `[3]`. */
  readonly before: string;
  readonly after?: string;
  readonly bits?: number;
  readonly aligned?: number;
  readonly reserved?: boolean;
  readonly countedBy?: string;
  readonly pointsTo?: string;
}

/** Looks up a record by the name it has in a scope; null when there is none. */
export type Lookup = (scope: Scope, name: string) => CRecord | null;

/** Builds the record of `union<{...}>` or `struct<{...}>`, with its attributes. */
export type Arms = (
  scope: Scope,
  kind: CRecord["kind"],
  node: TypeNode,
  attributes: TypeNode | undefined,
) => CRecord;

const generic: ReadonlySet<string> = new Set([
  "reserved",
  "array",
  "text",
  "flex",
  "flex_uncounted",
  "bits",
  "user_ptr",
  "phys",
  "pointer",
  "union",
  "struct",
  "enumeration",
]);

/** Reads a type node; undefined after a finding. */
export function readType(
  scope: Scope,
  node: Node | undefined,
  lookup: Lookup,
  arms: Arms,
): Read | undefined {
  if (!Kind.isTypeReference(node) || !Kind.isIdentifier(node.getTypeName())) {
    const text = node?.getText() ?? "";
    if (node !== undefined) scope.refuse(node, `'${text}' is not a word of the vocabulary`);
    return undefined;
  }
  const name = node.getTypeName().getText();
  if (generic.has(name) && scope.words.has(name))
    return readGeneric(scope, node, name, lookup, arms);
  if (node.getTypeArguments().length > 0) {
    scope.refuse(node, `'${name}' takes no parameters`);
    return undefined;
  }
  const word = scope.words.has(name) ? scalarWord(name, scope.dialect) : undefined;
  if (word !== undefined) {
    const { type, spelling: before, aligned } = word;
    return aligned === undefined ? { type, before } : { type, before, aligned };
  }
  if (scope.types.has(name))
    return readAlias(scope, name, (at, inner) => readType(at, inner, lookup, arms));
  const record = lookup(scope, name);
  if (record === null) {
    scope.refuse(node, `unknown type '${name}': neither an imported word nor a record`);
    return undefined;
  }
  return { type: { kind: "record", record }, before: titleOf(record) };
}

function readGeneric(
  scope: Scope,
  node: TypeReferenceNode,
  name: string,
  lookup: Lookup,
  arms: Arms,
): Read | undefined {
  const [first, second] = node.getTypeArguments();
  if (name === "union" || name === "struct") return readInline(scope, node, name, arms);
  if (name === "enumeration") return readEnumeration(scope, node);
  if (name === "text") {
    const count = countOf(scope, first ?? node);
    if (count === undefined) return undefined;
    const type = arrayOf({ kind: "scalar", scalar: "char" }, count.value, count.bound);
    return { type, before: "char", after: `[${count.text}]` };
  }
  if (name === "pointer") {
    const to = pointee(first);
    return { type: { kind: "pointer", to }, before: `${to} *` };
  }
  if (name === "user_ptr" || name === "phys") {
    const word = scalarWord(name === "phys" ? "u64" : "aligned_u64", scope.dialect);
    if (word === undefined) return undefined;
    const { type, spelling: before, aligned } = word;
    const literal = Kind.isLiteralTypeNode(first) ? first.getLiteral() : undefined;
    return {
      type,
      before,
      ...(aligned === undefined ? {} : { aligned }),
      ...(Kind.isStringLiteral(literal) ? { pointsTo: literal.getLiteralValue() } : {}),
    };
  }
  const of = readType(scope, first ?? node, lookup, arms);
  if (of === undefined) return undefined;
  if (name === "flex" || name === "flex_uncounted") return readFlex(scope, node, name, of, second);
  return readCounted(scope, name, node, of, second);
}

/** `reserved`, `array` and `bits`: an element and a number. */
function readCounted(
  scope: Scope,
  name: string,
  node: TypeReferenceNode,
  of: Read,
  second: TypeNode | undefined,
): Read | undefined {
  if (second === undefined) {
    if (name === "reserved") return { ...of, reserved: true };
    scope.refuse(node, `'${name}' needs a number`);
    return undefined;
  }
  const count = countOf(scope, second, name === "reserved" ? 1 : 0);
  if (count === undefined) return undefined;
  if (name === "bits") {
    const base = underlying(of.type).kind;
    if (base !== "scalar" && base !== "enum") {
      scope.refuse(node, "a bit-field is made of an integer word or an enumeration");
      return undefined;
    }
    return { ...of, bits: count.value, after: ` : ${count.text}` };
  }
  if (of.bits !== undefined || of.countedBy !== undefined || isOpen(of.type)) {
    scope.refuse(node, "an array is made of a word, a record or an array with a count");
    return undefined;
  }
  const type = arrayOf(of.type, count.value, count.bound);
  const read = { ...of, type, after: `[${count.text}]${of.after ?? ""}` };
  return name === "reserved" ? { ...read, reserved: true } : read;
}

/** The most elements an array of a record can have. */
const maxCount = Number.MAX_SAFE_INTEGER;

const isOpen = (type: Type): boolean => type.kind === "array" && type.count === null;

function readFlex(
  scope: Scope,
  node: TypeReferenceNode,
  name: "flex" | "flex_uncounted",
  of: Read,
  second: TypeNode | undefined,
): Read | undefined {
  const literal = Kind.isLiteralTypeNode(second) ? second.getLiteral() : undefined;
  const counter = Kind.isStringLiteral(literal) ? literal.getLiteralValue() : undefined;
  if ((name === "flex") !== (counter !== undefined) || of.bits !== undefined || isOpen(of.type)) {
    scope.refuse(node, "a flexible array names the member that counts it: 'flex<T, \"count\">'");
    return undefined;
  }
  const read: Read = { ...of, type: arrayOf(of.type, null), after: `[]${of.after ?? ""}` };
  return counter === undefined ? read : { ...read, countedBy: counter };
}

/** A struct or union without a name of its own. */
function readInline(
  scope: Scope,
  node: TypeReferenceNode,
  kind: CRecord["kind"],
  arms: Arms,
): Read | undefined {
  const [first, attributes] = node.getTypeArguments();
  if (!Kind.isTypeLiteral(first)) {
    scope.refuse(node, `a ${kind} lists its members: '${kind}<{ a: u64; b: u32 }>'`);
    return undefined;
  }
  const record = arms(scope, kind, first, attributes);
  const inner = record.members.map((member) => `${member.spelling}; `).join("");
  return { type: { kind: "record", record }, before: `${kind} { ${inner}}` };
}

/** A count: a whole number from `least`, written out or as a constant of the file. */
function countOf(
  scope: Scope,
  node: Node,
  least = 1,
): { value: number; text: string; bound?: string } | undefined {
  const text = node.getText();
  const literal = Kind.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  if (Kind.isNumericLiteral(literal)) {
    const value = literal.getLiteralValue();
    if (Number.isInteger(value) && value >= least && value <= maxCount) return { value, text };
  }
  const value = scope.constants.get(text)?.value;
  if (typeof value === "number" && Number.isInteger(value) && value >= least)
    return { value, text, bound: text };
  const wanted = least === 0 ? "" : " above zero";
  scope.refuse(node, `'${text}' is not a whole number${wanted}, nor a constant of this file`);
  return undefined;
}

/** What a pointer points at, as C writes it. */
function pointee(node: TypeNode | undefined): string {
  const literal = Kind.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  return Kind.isStringLiteral(literal) ? literal.getLiteralValue() : "void";
}
