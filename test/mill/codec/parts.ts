// The members a value of a record has, worked out from the layout alone: those of unnamed structs
// among them, reserved ones, unnamed bits and what nothing counts left out.
import type { Layout, Slot } from "../../../generator/layout/index.ts";
import { type Scalar, type Type, underlying } from "../../../generator/model/index.ts";

export interface Part {
  readonly slot: Slot;
  /** What a decoded member is called. */
  readonly key: string;
  /** What errors call it. */
  readonly name: string;
  /** Bytes from the record's start; of a bit-field those of its first bit. */
  readonly offset: number;
}

export const camel = (name: string): string =>
  name.replace(/^_+/, "").replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());

/** The members of a value, in order. */
export function partsOf(layout: Layout, base = 0): readonly Part[] {
  let unnamed = 0;
  return layout.slots.flatMap((slot): readonly Part[] => {
    const { member, inner, bits } = slot;
    if (member.reserved === true) return [];
    const offset = base + (bits === undefined ? slot.offset : bits.offset >> 3);
    if (member.name !== "") return [{ slot, key: camel(member.name), name: member.name, offset }];
    if (inner === undefined) return [];
    if (inner.record.kind === "struct") return partsOf(inner, offset);
    unnamed += 1;
    const first = integerOf(slot) === undefined ? undefined : inner.slots[0]?.member.name;
    const name = first ?? (unnamed === 1 ? "variant" : `variant${unnamed}`);
    return [{ slot, key: camel(name), name, offset }];
  });
}

/** The one integer type every arm of a union is: it is read as that integer. */
export function integerOf({ member, inner }: Slot): Scalar | undefined {
  if (inner?.record.kind !== "union" || member.discriminator !== undefined) return undefined;
  const arms = inner.slots.map((arm) => (arm.bits === undefined ? scalarOf(arm.member.type) : ""));
  const [first] = arms;
  return first !== undefined && first !== "" && arms.every((arm) => arm === first)
    ? first
    : undefined;
}

function scalarOf(type: Type): Scalar | "" {
  const at = underlying(type);
  return at.kind === "scalar" && at.scalar !== "bool" && at.scalar !== "void" ? at.scalar : "";
}

/** A member by its path of C names, `hdr.nr_objects`. */
export function partAt(layout: Layout, path: string): Part | undefined {
  const [name, ...rest] = path.split(".");
  const part = partsOf(layout).find((one) => one.name === name);
  if (part === undefined || rest.length === 0) return part;
  if (part.slot.inner === undefined) return undefined;
  const inner = partAt(part.slot.inner, rest.join("."));
  return inner && { ...inner, offset: part.offset + inner.offset };
}
