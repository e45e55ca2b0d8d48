// A second allocator of bit-fields, written bit by bit, against the layout on every target.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import type { CRecord, Member, Scalar, Type } from "../../../generator/model/index.ts";
import { type Target, targets } from "../../../generator/targets/index.ts";
import { MicrosoftTwin } from "./microsoft-twin.ts";

/** An integer member, or a bit-field of that type; `width` 0 only without a name. */
export interface Field {
  readonly scalar: Exclude<Scalar, "void">;
  readonly width: number | undefined;
  readonly named: boolean;
  readonly packed: boolean;
  readonly aligned: number | undefined;
  /** The alignment of the typedef its type is spelled with. */
  readonly typed: number | undefined;
}

export interface Shape {
  readonly kind: "struct" | "union";
  readonly fields: readonly Field[];
  readonly packed: boolean;
  readonly pack: number | undefined;
  readonly msStruct: boolean;
}

const widths = { uchar: 8, ushort: 16, uint: 32, ullong: 64, bool: 1 } as const;

const field: fc.Arbitrary<Field> = fc
  .record({
    scalar: fc.constantFrom(...(Object.keys(widths) as (keyof typeof widths)[])),
    part: fc.integer({ min: -4, max: 64 }),
    named: fc.integer({ max: 5, min: 0 }),
    packed: fc.integer({ max: 5, min: 0 }),
    aligned: fc.constantFrom(0, 0, 0, 0, 2, 4, 8, 16),
    typed: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 4, 8, 16),
  })
  .map(({ scalar, part, named, packed, aligned, typed }) => {
    const width = Math.min(part, widths[scalar]);
    const isNamed = width < 0 || (width > 0 && named > 0);
    return {
      scalar,
      named: isNamed,
      packed: packed === 0,
      width: width < 0 ? undefined : width,
      aligned: aligned > 0 ? aligned : undefined,
      typed: typed > 0 ? typed : undefined,
    };
  });

const shape: fc.Arbitrary<Shape> = fc
  .record({
    kind: fc.constantFrom("struct", "struct", "struct", "union") as fc.Arbitrary<Shape["kind"]>,
    fields: fc.array(field, { minLength: 1, maxLength: 8 }),
    packed: fc.integer({ max: 4, min: 0 }),
    pack: fc.constantFrom(0, 0, 0, 1, 2, 4, 8),
    msStruct: fc.constantFrom(false, false, true),
  })
  .map(({ kind, fields, packed, pack, msStruct }) => ({
    kind,
    msStruct,
    fields,
    packed: packed === 0,
    pack: pack > 0 ? pack : undefined,
  }));

/** What both sides say of a record: where every field starts, in bits, and the record's extent. */
export interface Drawn {
  readonly starts: readonly number[];
  readonly size: number;
  readonly align: number;
  /** Bits of the record no field owns. */
  readonly unowned: number;
}

const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const span = { file: "twin.h", line: 1, column: 1 };

function typeOf({ scalar, typed }: Field): Type {
  const of: Type = { kind: "scalar", scalar };
  return typed === undefined ? of : { kind: "typedef", name: "typed_t", of, aligned: typed };
}

function memberOf(one: Field, index: number): Member {
  return {
    name: one.named ? `m${index}` : "",
    type: typeOf(one),
    span,
    spelling: "",
    ...(one.width !== undefined && { bits: one.width }),
    ...(one.packed && { packed: true }),
    ...(one.aligned !== undefined && { aligned: one.aligned }),
  };
}

function ours({ kind, fields, packed, pack, msStruct }: Shape, target: Target): Drawn {
  const members = fields.map(memberOf);
  const record: CRecord = {
    kind,
    name: "twin",
    members,
    completeness: "whole",
    span,
    ...(packed && { packed }),
    ...(pack !== undefined && { pack }),
    ...(msStruct && { msStruct }),
  };
  const layout = layoutOf(record, target);
  const gaps = layout.gaps.map((gap) => gap.size * (gap.kind === "bits" ? 1 : 8));
  return {
    starts: layout.slots.map((slot) => slot.bits?.offset ?? slot.offset * 8),
    size: layout.size,
    align: layout.align,
    unowned: gaps.reduce((sum, bits) => sum + bits, 0),
  };
}

/** The twin: tries one bit position after another until the compiler's conditions hold. */
class Twin {
  readonly #shape: Shape;
  readonly #target: Target;
  readonly #owned = new Set<number>();
  #next = 0;
  #align: number;

  constructor(shape: Shape, target: Target) {
    this.#shape = shape;
    this.#target = target;
    const least = Math.min(target.minRecordAlign, shape.pack ?? target.minRecordAlign);
    this.#align = shape.packed ? 1 : least;
  }

  draw(): Drawn {
    let end = 0;
    const starts = this.#shape.fields.map((one) => {
      if (this.#shape.kind === "union") this.#next = 0;
      const bits = one.width ?? this.#target.scalars[one.scalar].size * 8;
      const start = one.width === undefined ? this.#wholeStart(one) : this.#bitStart(one);
      for (let bit = start; bit < start + bits; bit++) this.#owned.add(bit);
      this.#next = start + bits;
      end = Math.max(end, this.#next);
      return start;
    });
    let size = 0;
    while (size * 8 < end || size % this.#align !== 0) size++;
    return { starts, size, align: this.#align, unowned: size * 8 - this.#owned.size };
  }

  /** The first position from here on where `fits` holds. */
  #first(fits: (position: number) => boolean): number {
    for (let position = this.#next; ; position++) if (fits(position)) return position;
  }

  #raise(to: number): void {
    if (to > this.#align) this.#align = to;
  }

  #typeAlign({ scalar, typed }: Field): number {
    return typed ?? this.#target.scalars[scalar].align;
  }

  #wholeStart(one: Field): number {
    const { packed, aligned = 1 } = one;
    let align = packed || this.#shape.packed ? 1 : this.#typeAlign(one);
    if (aligned > align) align = aligned;
    if (this.#shape.pack !== undefined && this.#shape.pack < align) align = this.#shape.pack;
    this.#raise(align);
    return this.#first((position) => position % (8 * align) === 0);
  }

  #bitStart(one: Field): number {
    if (one.width === 0) return this.#separator(one);
    return this.#target.compiler === "gcc" ? this.#gccStart(one) : this.#clangStart(one);
  }

  #gccStart(one: Field): number {
    const { pack = Infinity } = this.#shape;
    const whole = this.#wholeAlign(one);
    const asked = Math.min(Math.max(one.aligned ?? 0, whole), pack);
    const before = this.#next;
    this.#next = this.#first((position) => asked === 0 || position % (8 * asked) === 0);
    const most = this.#target.maxAlign;
    const base = asked < most ? before - (before % (8 * most)) : this.#next;
    if (this.#target.bitFieldTypeMatters && whole === 0) this.#leaveUnit(one, base);
    if (this.#target.bitFieldTypeMatters) this.#raiseFor(one, asked);
    else this.#raise(asked);
    return this.#next;
  }

  #clangStart(one: Field): number {
    const { pack = Infinity } = this.#shape;
    const { aligned = 0 } = one;
    const unit = this.#target.scalars[one.scalar].size;
    const isFree = pack === Infinity && !this.#isLoose(one);
    const align = 8 * this.#typeAlign(one);
    if (isFree && (this.#next % align) + (one.width ?? 0) > unit * 8)
      this.#next = this.#first((position) => position % align === 0);
    if (aligned > 0 && aligned <= pack)
      this.#next = this.#first((position) => position % (8 * aligned) === 0);
    this.#raiseFor(one, Math.min(aligned, pack));
    return this.#next;
  }

  #isLoose({ packed }: Field): boolean {
    return packed || this.#shape.packed;
  }

  /** The alignment of the integer a field is as good as; 0 for one that is as good as none. */
  #wholeAlign(one: Field): number {
    const { width = 0, aligned } = one;
    const bytes = [1, 2, 4, 8].find((size) => size * 8 === width);
    if (bytes === undefined) return 0;
    const align = Math.min(bytes, this.#target.maxAlign);
    if (this.#next % (8 * align) !== 0 || (align > 1 && this.#isLoose(one))) return 0;
    // i386 keeps its integers of 8 bytes on 4, but not those it was told to align.
    return this.#target.name === "i386" && bytes === 8 && aligned === undefined ? 4 : align;
  }

  /**
   * Moves on when a field touches more units of its type's alignment than the type has. Positions
   * are counted from `base`, a multiple of the largest alignment the target knows.
   */
  #leaveUnit(one: Field, base: number): void {
    if (this.#isLoose(one) || this.#shape.pack !== undefined) return;
    const { width = 0 } = one;
    const align = this.#typeAlign(one);
    const touched = new Set<number>();
    for (let bit = this.#next; bit < this.#next + width; bit++)
      touched.add(Math.floor(bit / 8 / align));
    if (touched.size <= Math.floor(this.#target.scalars[one.scalar].size / align)) return;
    this.#next = this.#first((position) => (position - base) % (8 * align) === 0);
  }

  #separator(one: Field): number {
    const least = this.#target.zeroWidthAligns === "two" ? 2 : this.#typeAlign(one);
    const to = Math.max(least, one.aligned ?? 0);
    if (this.#target.zeroWidthAligns !== "never") this.#raise(to);
    return this.#first((position) => position % (8 * to) === 0);
  }

  /** What a field asks of the record's alignment: its own, and its type's. */
  #raiseFor(one: Field, asked: number): void {
    if (!one.named && !this.#target.unnamedBitFieldAligns) return;
    const { pack } = this.#shape;
    const align = this.#typeAlign(one);
    this.#raise(asked);
    if (pack !== undefined) this.#raise(Math.min(align, pack));
    else if (!this.#isLoose(one)) this.#raise(align);
  }
}

describe.each(targets.map((target) => [target.name, target] as const))("%s", (_, target) => {
  it("allocates bit-fields as one that tries every bit", () => {
    fc.assert(
      fc.property(shape, (one) => {
        const isMicrosoft = one.msStruct && target.msStruct === "asked";
        const twin = new (isMicrosoft ? MicrosoftTwin : Twin)(one, target);
        expect(ours(one, target)).toEqual(twin.draw());
      }),
      { numRuns: 300 * soak },
    );
  });
});
