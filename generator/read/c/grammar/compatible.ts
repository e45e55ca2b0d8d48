// Whether two types are compatible, as `_Generic` and gcc's builtins ask (C11 6.2.7).
import { underlying, type Type } from "../../../model/index.ts";
import { sameType } from "../scope/alike.ts";
import { scalarIn } from "./converted.ts";
import { pointeeOf, unseen } from "./derived.ts";
import type { Parser } from "./parser.ts";

/** Pointers to pointers: deeper than anybody writes. */
const depthMax = 16;

/** Undefined when that is not known. Qualifiers count behind a pointer, and nowhere else. */
export function isCompatible(a: Type, b: Type, parser: Parser, depth = 0): boolean | undefined {
  const left = underlying(a);
  const right = underlying(b);
  if (left.kind === "unknown" || right.kind === "unknown" || depth > depthMax) return undefined;
  if (left.kind === "enum" && right.kind === "enum") return sameType(left, right);
  if (left.kind === "enum" || right.kind === "enum") {
    // An enum is compatible with the integer that holds it.
    if (left.kind !== "scalar" && right.kind !== "scalar") return false;
    const one = scalarIn(left, parser);
    const other = scalarIn(right, parser);
    return one === undefined || other === undefined ? undefined : one === other;
  }
  if (left.kind !== right.kind) return false;
  if (left !== right && (isVague(left) || isVague(right))) return undefined;
  if (left.kind === "array" && right.kind === "array") {
    const isSized = left.count !== null && right.count !== null && left.count !== right.count;
    return isSized ? false : isCompatible(left.of, right.of, parser, depth + 1);
  }
  if (left.kind !== "pointer" || right.kind !== "pointer") return sameType(left, right);
  const one = pointeeOf(left);
  const other = pointeeOf(right);
  if (left.to === right.to) return left.to.endsWith(unseen) ? undefined : true;
  if (qualifiersOf(left.to) !== qualifiersOf(right.to)) return false;
  return one && other && isCompatible(one, other, parser, depth + 1);
}

/** A function of parameters nobody looked at, or the integer that wide characters are of. */
const isVague = (type: Type): boolean =>
  (type.kind === "scalar" && type.scalar === "wchar") ||
  (type.kind === "function" && type.spelling.endsWith(unseen));

/** The qualifiers a pointee was spelled with: the model's types have none. */
function qualifiersOf(spelled: string): string {
  const words = spelled.match(/\b(?:const|volatile|_Atomic)\b/g) ?? [];
  return words.toSorted().join(" ");
}
