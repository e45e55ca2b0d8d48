// Records that grew at their end: what an older or newer program hands over.
import type { Plan } from "./plan.ts";

/** How the kernel takes a record whose caller says how long it is. */
export interface Sized {
  readonly least: number;
  /** Bytes beyond what is known must be zero; `argsz` callers may leave anything there. */
  readonly isZero: boolean;
}

/** Only records that declare their first size have this form. */
export function sizedOf({ layout, fields, flex }: Plan): Sized | undefined {
  const { minSize } = layout.record;
  if (minSize === undefined || flex !== undefined) return undefined;
  return { least: minSize, isZero: fields[0]?.name !== "argsz" };
}
