// Which declaration of a record holds on which target.
import type { CRecord, Variant } from "../model/index.ts";
import type { Target } from "../targets/index.ts";

/** A record as it is declared for a target; the record itself where none is. */
export function declaredFor(record: CRecord, target: Target): CRecord {
  return variantFor(record, target)?.record ?? record;
}

/** Whether a record is declared for a target. */
export function isDeclaredFor(record: CRecord, target: Target): boolean {
  const variant = variantFor(record, target);
  return variant === undefined || variant.record !== undefined;
}

/** Those of some targets a record is declared for. */
export function declaring(record: CRecord, targets: readonly Target[]): readonly Target[] {
  if (record.variants === undefined) return targets;
  return targets.filter((target) => isDeclaredFor(record, target));
}

const variantFor = ({ variants }: CRecord, { name }: Target): Variant | undefined =>
  variants?.find(({ on }) => on.has(name));
