// Attributes of a type or member: `packed`, `aligned(8)`, `pack(4)`, `ms_struct`.
import { Node as Kind, type TypeNode } from "ts-morph";
import type { Scope } from "./scope.ts";

export interface Attributes {
  readonly packed?: true;
  readonly aligned?: number | "max";
  readonly pack?: number;
  readonly msStruct?: true;
}

/** Whether C can align to so many bytes: a power of two, 2^28 at most, as gcc has it. */
export function isBoundary(bytes: number): boolean {
  return Number.isInteger(bytes) && bytes > 0 && bytes <= 2 ** 28 && (bytes & (bytes - 1)) === 0;
}

/** The attributes a type parameter lists; what is none of them is a finding. */
export function attributesOf(scope: Scope, node: TypeNode | undefined): Attributes {
  if (node === undefined) return {};
  const literal = Kind.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  if (!Kind.isStringLiteral(literal)) {
    scope.refuse(node, "attributes are text: 'packed', 'aligned(8)', 'pack(4)'");
    return {};
  }
  const found: { -readonly [Name in keyof Attributes]: Attributes[Name] } = {};
  for (const word of literal.getLiteralValue().split(/\s+/)) {
    if (word === "") continue;
    const [, name, digits] = /^(aligned|pack)\((\d+)\)$/.exec(word) ?? [];
    const bytes = Number(digits);
    if (word === "packed") found.packed = true;
    else if (word === "aligned") found.aligned = "max";
    else if (word === "ms_struct") found.msStruct = true;
    else if (name === "aligned" && isBoundary(bytes)) found.aligned = bytes;
    else if (name === "pack" && isBoundary(bytes)) found.pack = bytes;
    else scope.refuse(node, `'${word}' is no attribute: 'packed', 'aligned(8)' or 'pack(4)'`);
  }
  return found;
}
