// What a codec has to do for each member: the layout's slots, those of unnamed records among them.
import type { Gap, Layout, Slot } from "../../layout/index.ts";
import { camelCase, capital } from "./names.ts";
import { cellOf } from "./cell.ts";
import { type Bits, type Shape, type Union, sameWord, shapeOf } from "./shape.ts";

/** A member as its codec sees it. */
export interface Field {
  readonly slot: Slot;
  /** C name; of an unnamed union a word of ours. */
  readonly name: string;
  /** Name in the generated interface, unique in it. */
  readonly key: string;
  /** Bytes from the record's start. */
  readonly offset: number;
  readonly shape: Shape;
}

/** A record as its codec sees it. */
export interface Plan {
  readonly layout: Layout;
  /** In layout order; reserved members included. */
  readonly fields: readonly Field[];
  /** With offsets from the record's start, those inside unnamed records too. */
  readonly gaps: readonly Gap[];
  /** The flexible array, counted or not. */
  readonly flex: Field | undefined;
}

/** Why a record has no codec, in words for a finding. */
export class Unsupported extends Error {
  readonly layout: Layout;
  constructor(layout: Layout, reason: string) {
    super(reason);
    this.layout = layout;
  }
}

const plans = new WeakMap<Layout, Plan>();

/** Sorts a layout's members. Throws Unsupported for a record whose layout is not known. */
export function planOf(layout: Layout): Plan {
  const known = plans.get(layout);
  if (known !== undefined) return known;
  if (!layout.exact) throw new Unsupported(layout, "a record of which something is unknown");
  const plan = layout.record.kind === "union" ? wholePlan(layout) : makePlan(layout);
  plans.set(layout, plan);
  return plan;
}

function makePlan(layout: Layout): Plan {
  const builder = new Builder(layout);
  builder.add(layout, 0);
  const { fields, gaps } = builder;
  const flex = fields.find(({ shape }) => shape.kind === "flex" || shape.kind === "rest");
  gaps.sort((a, b) => bitOffset(a) - bitOffset(b));
  return { layout, fields, gaps, flex };
}

/** A union by itself: no member of it says which arm is meant, so its bytes are its value. */
function wholePlan(layout: Layout): Plan {
  const slot = layout.slots[0];
  if (slot === undefined || layout.size === 0)
    return { layout, fields: [], gaps: [], flex: undefined };
  const shape: Shape = { kind: "bytes", length: layout.size };
  const field: Field = { slot, name: "bytes", key: "bytes", offset: 0, shape };
  return { layout, fields: [field], gaps: [], flex: undefined };
}

function bitOffset({ kind, offset }: Gap): number {
  return kind === "bits" ? offset : offset * 8;
}

/** Names a generated cursor has for itself. */
const cursorNames: ReadonlySet<string> = new Set(["constructor", "moveTo"]);

class Builder {
  readonly fields: Field[] = [];
  readonly gaps: Gap[] = [];
  private readonly layout: Layout;
  private readonly keys = new Set<string>();

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** Adds the members of a layout that lies `base` bytes into the record. */
  add(layout: Layout, base: number): void {
    for (const slot of layout.slots) {
      const { name } = slot.member;
      const offset = base + slot.offset;
      if (name === "" && slot.bits !== undefined) continue;
      if (name === "" && slot.inner?.record.kind === "struct") this.add(slot.inner, offset);
      else this.fields.push(this.field(slot, offset));
    }
    for (const gap of layout.gaps) this.gaps.push(moved(gap, base, layout !== this.layout));
    // An unnamed bit-field is nobody's bits, though layouts do not call it a gap.
    for (const [index, { member, bits }] of layout.slots.entries()) {
      if (member.name !== "" || bits === undefined || bits.size === 0) continue;
      const before = layout.slots.slice(0, index).findLast((slot) => slot.member.name !== "");
      const offset = bits.offset + base * 8;
      const size = bits.size;
      this.gaps.push({ kind: "bits", offset, size, before, after: undefined, flexible: false });
    }
  }

  private field(slot: Slot, offset: number): Field {
    const name = slot.member.name === "" ? this.unnamed(slot) : slot.member.name;
    const key = this.key(name);
    return { slot, name, key, offset, shape: this.placed(this.shape(slot), offset) };
  }

  /** The first arm's name when all arms are one integer, for then it matters little which. */
  private unnamed({ inner }: Slot): string {
    const [first] = inner?.slots ?? [];
    if (first !== undefined && sameWord(inner) !== undefined) return first.member.name;
    const count = this.fields.filter(({ slot }) => slot.member.name === "").length;
    return count === 0 ? "variant" : `variant${count + 1}`;
  }

  /** A bit-field with the word of the record that holds it. */
  private placed(shape: Shape, offset: number): Shape {
    if (shape.kind === "reserved" && shape.bits !== undefined)
      return { ...shape, bits: this.celled(shape.bits, offset) };
    return shape.kind === "bits" ? this.celled(shape, offset) : shape;
  }

  private celled(bits: Bits, offset: number): Bits {
    const { bit, width, littleEndian } = bits;
    return { ...bits, cell: cellOf(offset * 8 + bit, width, this.layout.size, littleEndian) };
  }

  /** A name of its own, whatever names C told apart by underscores alone. */
  private key(name: string): string {
    const wanted = camelCase(name) || "member";
    let key = cursorNames.has(wanted) ? `${wanted}_` : /^\d/.test(wanted) ? `_${wanted}` : wanted;
    while (this.keys.has(key)) key += "_";
    this.keys.add(key);
    return key;
  }

  private shape(slot: Slot): Shape {
    const { countedBy } = slot.member;
    return this.union(slot) ?? shapeOf(slot, this.layout, counterOf(countedBy, this.fields));
  }

  private union({ member, inner, size }: Slot): Union | undefined {
    const { discriminator } = member;
    if (discriminator === undefined || inner?.record.kind !== "union") return undefined;
    const teller = this.fields.find(({ name }) => name === discriminator.member);
    if (teller?.shape.kind !== "word") return undefined;
    const arms = new Builder(inner);
    arms.add(inner, 0);
    const cases = arms.fields
      .filter(({ shape }) => !isFlexible(shape))
      .map((arm) => {
        const mine = discriminator.cases.filter((one) => one.arm === arm.name);
        return { arm, values: mine.map(({ value }) => value) };
      })
      .filter(({ values }) => values.length > 0);
    if (cases.length === 0) return undefined;
    return { kind: "union", size, teller, told: teller.shape, cases };
  }
}

/** An array that ends nowhere: as an arm it has no bytes of the union for its own. */
function isFlexible({ kind }: Shape): boolean {
  return kind === "flex" || kind === "rest" || kind === "open";
}

/** The member that counts, maybe one of a record beside the array: `hdr.nr_objects`. */
function counterOf(path: string | undefined, fields: readonly Field[]): Field | undefined {
  const [name, ...inner] = path?.split(".") ?? [];
  const field = fields.find((one) => one.name === name);
  if (field === undefined || inner.length === 0) return field;
  if (field.shape.kind !== "record") return undefined;
  const found = counterOf(inner.join("."), planOf(field.shape.layout).fields);
  return (
    found && {
      ...found,
      name: `${field.name}.${found.name}`,
      key: `${field.key}.${found.key}`,
      offset: field.offset + found.offset,
    }
  );
}

/**
 * What the arms of a union that nothing tells apart are made of, with offsets from the record's
 * start; those of an arm that is an unnamed struct among them. None for any other member. Those of
 * an unnamed union have the names they have in C, others that of the union before it: `u.speed`.
 */
export function armsOf({ layout, fields }: Plan, field: Field): readonly Field[] {
  // A union by itself has one field: all of it.
  const isWhole = layout.record.kind === "union" && field === fields[0];
  const union = isWhole ? layout : field.slot.inner;
  if (field.shape.kind !== "bytes" || union?.record.kind !== "union") return [];
  const arms = new Builder(union);
  arms.add(union, field.offset);
  if (isWhole || field.slot.member.name === "") return arms.fields;
  return arms.fields.map(({ slot, offset, shape, ...arm }) => {
    const name = `${field.name}.${arm.name}`;
    return { slot, name, key: field.key + capital(arm.key), offset, shape };
  });
}

/** The fields of a record, and those of every arm of its unions. */
export function everyField(plan: Plan): readonly Field[] {
  const within = (field: Field): readonly Field[] => {
    const told = field.shape.kind === "union" ? field.shape.cases.map(({ arm }) => arm) : [];
    return [field, ...told, ...armsOf(plan, field).flatMap(within)];
  };
  return plan.fields.flatMap(within);
}

/** A gap inside an unnamed record as the record around it sees it: its tail is a hole there. */
function moved(gap: Gap, base: number, isInner: boolean): Gap {
  if (!isInner) return gap;
  const offset = gap.offset + (gap.kind === "bits" ? base * 8 : base);
  return { ...gap, offset, kind: gap.kind === "tail" ? "hole" : gap.kind };
}

/** The fields a decoded object has. */
export function valueFields(plan: Plan): readonly Field[] {
  return plan.fields.filter(({ shape }) => shape.kind !== "reserved" && shape.kind !== "open");
}
