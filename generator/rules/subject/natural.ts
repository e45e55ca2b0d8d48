// Natural alignment: what a scalar asks for, whatever attributes say around it.
import { extentOf } from "../../layout/index.ts";
import { type Member, type Type, underlying } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { nestingMax } from "./subject.ts";

/** No scalar an interface uses asks for more, bytes. */
export const widest = 8;

/**
 * The largest alignment any scalar inside a type asks for on a target, bytes. Sees through packed
 * records, which is the point: their own alignment is 1 and says nothing about access.
 */
export function naturalAlign(type: Type, target: Target, depth = 0): number {
  const at = underlying(type);
  if (at.kind === "array") return naturalAlign(at.of, target, depth);
  if (at.kind !== "record") return extentOf(at, target).align;
  if (depth > nestingMax) return 1;
  return at.record.members.reduce(
    (most, member) => Math.max(most, naturalAlign(member.type, target, depth + 1)),
    1,
  );
}

/** Bytes one element of an array takes on a target, or of the thing itself when it is no array. */
export function strideOf(member: Member, target: Target): number {
  const at = underlying(member.type);
  return extentOf(at.kind === "array" ? at.of : at, target).size;
}
