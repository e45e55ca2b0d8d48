// A member's type: one word of the vocabulary, or a record.
import { type Node, Node as Kind, type TypeNode, type TypeReferenceNode } from "ts-morph";
import { type CRecord, type Type, arrayOf } from "../../model/index.ts";
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
}

/** Looks up a record by the name it has in a scope; null when there is none. */
export type Lookup = (scope: Scope, name: string) => CRecord | null;

/** Builds the anonymous union of `union<{...}>`. */
export type Arms = (scope: Scope, node: TypeNode) => CRecord;

const generic: ReadonlySet<string> = new Set([
  "reserved",
  "array",
  "text",
  "flex",
  "bits",
  "user_ptr",
  "phys",
  "pointer",
  "union",
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
  const record = lookup(scope, name);
  if (record === null) {
    scope.refuse(node, `unknown type '${name}': neither an imported word nor a record`);
    return undefined;
  }
  return { type: { kind: "record", record }, before: `${record.kind} ${record.name}` };
}

function readGeneric(
  scope: Scope,
  node: TypeReferenceNode,
  name: string,
  lookup: Lookup,
  arms: Arms,
): Read | undefined {
  const [first, second] = node.getTypeArguments();
  if (name === "union") return readUnion(scope, node, first, arms);
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
    return aligned === undefined ? { type, before } : { type, before, aligned };
  }
  const of = readType(scope, first ?? node, lookup, arms);
  if (of === undefined) return undefined;
  if (name === "flex") return readFlex(scope, node, of, second);
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
  const count = countOf(scope, second);
  if (count === undefined) return undefined;
  if (name === "bits") {
    if (of.type.kind !== "typedef" && of.type.kind !== "scalar") {
      scope.refuse(node, "a bit-field is made of an integer word");
      return undefined;
    }
    return { ...of, bits: count.value, after: ` : ${count.text}` };
  }
  if (of.after !== undefined || of.bits !== undefined) {
    scope.refuse(node, "an array is made of a word or a record, not of another array");
    return undefined;
  }
  const type = arrayOf(of.type, count.value, count.bound);
  const read = { ...of, type, after: `[${count.text}]` };
  return name === "reserved" ? { ...read, reserved: true } : read;
}

function readFlex(
  scope: Scope,
  node: TypeReferenceNode,
  of: Read,
  second: TypeNode | undefined,
): Read | undefined {
  const literal = Kind.isLiteralTypeNode(second) ? second.getLiteral() : undefined;
  if (!Kind.isStringLiteral(literal) || of.after !== undefined) {
    scope.refuse(node, "a flexible array names the member that counts it: 'flex<T, \"count\">'");
    return undefined;
  }
  return {
    ...of,
    type: arrayOf(of.type, null),
    after: "[]",
    countedBy: literal.getLiteralValue(),
  };
}

function readUnion(
  scope: Scope,
  node: TypeReferenceNode,
  first: TypeNode | undefined,
  arms: Arms,
): Read | undefined {
  if (!Kind.isTypeLiteral(first)) {
    scope.refuse(node, "a union lists its arms: 'union<{ a: u64; b: u32 }>'");
    return undefined;
  }
  const record = arms(scope, first);
  const inner = record.members.map((member) => `${member.spelling}; `).join("");
  return { type: { kind: "record", record }, before: `union { ${inner}}` };
}

/** A count: a whole number above zero, written out or as a constant of the file. */
function countOf(
  scope: Scope,
  node: Node,
): { value: number; text: string; bound?: string } | undefined {
  const text = node.getText();
  const literal = Kind.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  if (Kind.isNumericLiteral(literal)) {
    const value = literal.getLiteralValue();
    if (Number.isInteger(value) && value > 0 && value <= 0x7fffffff) return { value, text };
  }
  const value = scope.constants.get(text)?.value;
  if (typeof value === "number" && Number.isInteger(value) && value > 0)
    return { value, text, bound: text };
  scope.refuse(node, `'${text}' is not a whole number above zero, nor a constant of this file`);
  return undefined;
}

/** What a pointer points at, as C writes it. */
function pointee(node: TypeNode | undefined): string {
  const literal = Kind.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  return Kind.isStringLiteral(literal) ? literal.getLiteralValue() : "void";
}
