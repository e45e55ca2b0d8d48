// What `_Alignof` and `_Alignas` take for the alignment of a type.
import { elementOf, type Type } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { isAligned } from "./kept.ts";
import { extentOf, layoutOf } from "./lay.ts";
import { alignedTypedef } from "./own-align.ts";

/**
 * Bytes. gcc stops at the most that the machine has a use for, though it lays out a larger vector
 * on more, unless the author of the type asked for it.
 */
export function statedAlign(type: Type, target: Target): number {
  const { align } = extentOf(type, target);
  const isMore = target.compiler === "gcc" && align > target.biggestAlign;
  return isMore && !isAskedFor(type, target) ? target.biggestAlign : align;
}

function isAskedFor(type: Type, target: Target): boolean {
  const named = alignedTypedef(type);
  if (named !== undefined) return named.inherent !== true;
  const element = elementOf(type);
  return element.kind === "record" && isAligned(layoutOf(element.record, target), 0);
}
