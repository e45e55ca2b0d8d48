// What pointers point to and functions return. The model keeps such types as text only.
import { scalarWords, underlying, type Type } from "../../../model/index.ts";
import { titleOf } from "../../../model/index.ts";

/** By the type object: a pointer nobody follows is forgotten with it. */
const derived = new WeakMap<Type, Type>();

/** Notes what `type`, a pointer or a function, was derived from. */
export function derive<T extends Type>(type: T, of: Type): T {
  derived.set(type, of);
  return type;
}

/** What an array is an array of, whether its bound is known or not. */
export function elementOf(type: Type): Type | undefined {
  const at = underlying(type);
  return at.kind === "array" || at.kind === "unknown" ? at.of : undefined;
}

/** What a pointer points to, or an array is an array of; undefined when that is not known. */
export function pointeeOf(type: Type): Type | undefined {
  const at = underlying(type);
  return at.kind === "pointer" ? derived.get(at) : elementOf(at);
}

/** What a call of a function, or through a pointer to one, gives. */
export function returnedBy(type: Type): Type | undefined {
  const at = underlying(type);
  const to = at.kind === "pointer" ? derived.get(at) : at;
  const callee = to && underlying(to);
  return callee?.kind === "function" ? derived.get(callee) : undefined;
}

/** A pointer nobody spelled: `&x`, or an array as an expression sees it. */
export function pointerTo(of: Type): Type {
  return derive({ kind: "pointer", to: spelled(of) }, of);
}

/** How parameters nobody looked at are spelled. */
export const unseen = "(?)";

/** A function of whatever parameters. */
export function functionGiving(of: Type): Type {
  return derive({ kind: "function", spelling: `${spelled(of)} ${unseen}` }, of);
}

function spelled(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return scalarWords[type.scalar];
    case "typedef":
      return type.name;
    case "enum":
      return `enum ${type.tag}`.trim();
    case "record":
      return titleOf(type.record);
    case "pointer":
      return endsInStar(type) ? `${type.to}*` : `${type.to} *`;
    case "array":
      return `${spelled(type.of)}[${type.count ?? ""}]`;
    case "function":
    case "unknown":
      return type.spelling;
  }
}

/** Looking at the end of a spelling just joined makes a copy of it, at every star one. */
function endsInStar(type: Type & { readonly kind: "pointer" }): boolean {
  const to = derived.get(type);
  return to === undefined ? type.to.endsWith("*") : to.kind === "pointer";
}
