// What a target gives for each thing a member can be made of, by number.
import type { Scalar } from "../model/index.ts";
import { type ScalarLayout, targets, type Target } from "../targets/index.ts";
import type { Layout } from "./layout.ts";

/** Size and alignment inside a record, bytes; not exact when something unknown is inside. */
export interface Extent extends ScalarLayout {
  readonly exact: boolean;
}

/** The same, with the layout behind it when the type is a record or an array of records. */
export interface InnerExtent extends Extent {
  readonly inner: Layout | undefined;
}

/** What types ask a target for; a word's number is its place. */
export const words: readonly string[] = ["pointer", ...Object.keys(targets[0]!.scalars)];

const numbers = new Map(words.map((word, number): [string, number] => [word, number]));

/** The number of a scalar or of "pointer"; -1 for what has no size. */
export const wordOf = (name: Scalar | "pointer"): number => numbers.get(name) ?? -1;

/** A target and its answers. */
export interface Ground {
  readonly target: Target;
  /** By word. */
  readonly extents: readonly InnerExtent[];
}

const known = new WeakMap<Target, Ground>();
/** Members come by the thousand for one target. */
let last: Ground | undefined;

/** A target with its answers looked up once. */
export function groundOf(target: Target): Ground {
  if (last !== undefined && last.target === target) return last;
  let ground = known.get(target);
  if (ground === undefined) {
    const { pointer, scalars } = target;
    const table: Readonly<Record<string, ScalarLayout>> = { ...scalars, pointer };
    const extents = words.map((word): InnerExtent => {
      const { size, align } = table[word]!;
      return { size, align, exact: true, inner: undefined };
    });
    ground = { target, extents };
    known.set(target, ground);
  }
  last = ground;
  return ground;
}
