// Types with a name of their own: enums, and typedefs that carry an alignment.
import { type Node, Node as Kind, type TypeNode, type TypeReferenceNode } from "ts-morph";
import type { EnumType, EnumValue } from "../../model/index.ts";
import type { Scope } from "./scope.ts";
import { attributesOf, isBoundary } from "./attributes.ts";
import type { Read } from "./type.ts";

/** Reads the type a word is made of. */
export type ReadInner = (scope: Scope, node: Node | undefined) => Read | undefined;

/**
 * The type an `export type NAME = ...` of a scope stands for: the same object every time, so that
 * records that use it agree. Undefined after a finding, which is given once.
 */
export function readAlias(scope: Scope, name: string, inner: ReadInner): Read | undefined {
  if (scope.readTypes.has(name)) return scope.readTypes.get(name);
  // Set first: an alias that names itself ends here.
  scope.readTypes.set(name, undefined);
  const alias = scope.types.get(name);
  const node = alias?.getTypeNode();
  const word = Kind.isTypeReference(node) ? node.getTypeName().getText() : "";
  let read: Read | undefined;
  if (Kind.isTypeReference(node) && word === "enumeration" && scope.words.has(word))
    read = readEnumeration(scope, node, name);
  else if (Kind.isTypeReference(node) && word === "aligned_type" && scope.words.has(word))
    read = readAligned(scope, node, name, inner);
  else if (alias !== undefined)
    scope.refuse(
      alias,
      `'${name}' is neither a constant ('= 64', '= "text"') nor an enumeration or aligned_type`,
    );
  scope.readTypes.set(name, read);
  return read;
}

/** `enumeration<{ A: 0; B: 1 }>`; with a name, C spells it by that, without one in full. */
export function readEnumeration(scope: Scope, node: TypeReferenceNode, tag = ""): Read | undefined {
  const [list, words] = node.getTypeArguments();
  if (!Kind.isTypeLiteral(list)) {
    scope.refuse(node, "an enumeration lists its values: 'enumeration<{ A: 0; B: 1 }>'");
    return undefined;
  }
  const values = list.getMembers().flatMap((element): readonly EnumValue[] => {
    const value = Kind.isPropertySignature(element) ? valueOf(element.getTypeNode()) : undefined;
    if (Kind.isPropertySignature(element) && value !== undefined)
      return [{ name: element.getName(), value }];
    scope.refuse(element, `'${element.getText()}' is not a value: write 'NAME: 1'`);
    return [];
  });
  const { packed } = attributesOf(scope, words);
  const type: EnumType = { kind: "enum", tag, values, ...(packed === true ? { packed } : {}) };
  return { type, before: `enum ${tag}`.trim() };
}

function readAligned(
  scope: Scope,
  node: TypeReferenceNode,
  name: string,
  inner: ReadInner,
): Read | undefined {
  const [first, second] = node.getTypeArguments();
  const of = inner(scope, first);
  const aligned = Number(valueOf(second) ?? 0n);
  if (of === undefined) return undefined;
  if (!isBoundary(aligned) || of.bits !== undefined) {
    scope.refuse(node, "an aligned_type is a type and a power of two: 'aligned_type<u64, 4>'");
    return undefined;
  }
  return { type: { kind: "typedef", name, of: of.type, aligned }, before: name };
}

/** A whole number written out: `1`, `-1`, `0x10`, or with an `n` for one above 2^53. */
function valueOf(node: TypeNode | undefined): bigint | undefined {
  if (!Kind.isLiteralTypeNode(node)) return undefined;
  const text = node.getText().replaceAll("_", "").replace(/n$/, "").replace(/\s/g, "");
  const digits = text.replace(/^-/, "");
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(digits)) return undefined;
  return text.startsWith("-") ? -BigInt(digits) : BigInt(digits);
}
