// A second allocator of bit-fields, written bit by bit, against the layout on every target.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import type { CRecord, Member, Scalar } from "../../../generator/model/index.ts";
import { type Target, targets } from "../../../generator/targets/index.ts";

/** An integer member, or a bit-field of that type; `width` 0 only without a name. */
interface Field {
  readonly scalar: Exclude<Scalar, "void">;
  readonly width: number | undefined;
  readonly named: boolean;
  readonly packed: boolean;
  readonly aligned: number | undefined;
}

interface Shape {
  readonly kind: "struct" | "union";
  readonly fields: readonly Field[];
  readonly packed: boolean;
  readonly pack: number | undefined;
}

const widths = { uchar: 8, ushort: 16, uint: 32, ullong: 64, bool: 1 } as const;

const field: fc.Arbitrary<Field> = fc
  .record({
    scalar: fc.constantFrom(...(Object.keys(widths) as (keyof typeof widths)[])),
    part: fc.integer({ min: -4, max: 64 }),
    named: fc.integer({ max: 5, min: 0 }),
    packed: fc.integer({ max: 5, min: 0 }),
    aligned: fc.constantFrom(0, 0, 0, 0, 2, 4, 8, 16),
  })
  .map(({ scalar, part, named, packed, aligned }) => {
    const width = Math.min(part, widths[scalar]);
    const isNamed = width < 0 || (width > 0 && named > 0);
    return {
      scalar,
      named: isNamed,
      packed: packed === 0,
      width: width < 0 ? undefined : width,
      aligned: aligned > 0 && isNamed ? aligned : undefined,
    };
  });

const shape: fc.Arbitrary<Shape> = fc
  .record({
    kind: fc.constantFrom("struct", "struct", "struct", "union") as fc.Arbitrary<Shape["kind"]>,
    fields: fc.array(field, { minLength: 1, maxLength: 8 }),
    packed: fc.integer({ max: 4, min: 0 }),
    pack: fc.constantFrom(0, 0, 0, 1, 2, 4, 8),
  })
  .map(({ kind, fields, packed, pack }) => ({
    kind,
    fields,
    packed: packed === 0,
    pack: pack > 0 ? pack : undefined,
  }));

/** What both sides say of a record: where every field starts, in bits, and the record's extent. */
interface Drawn {
  readonly starts: readonly number[];
  readonly size: number;
  readonly align: number;
  /** Bits of the record no field owns. */
  readonly unowned: number;
}

const soak = Number(process.env["HOLEPROOF_SOAK"] ?? 1);
const span = { file: "twin.h", line: 1, column: 1 };

function memberOf(one: Field, index: number): Member {
  return {
    name: one.named ? `m${index}` : "",
    type: { kind: "scalar", scalar: one.scalar },
    span,
    spelling: "",
    ...(one.width !== undefined && { bits: one.width }),
    ...(one.packed && { packed: true }),
    ...(one.aligned !== undefined && { aligned: one.aligned }),
  };
}

function ours({ kind, fields, packed, pack }: Shape, target: Target): Drawn {
  const members = fields.map(memberOf);
  const record: CRecord = {
    kind,
    name: "twin",
    members,
    completeness: "whole",
    span,
    ...(packed && { packed }),
    ...(pack !== undefined && { pack }),
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

  #wholeStart({ scalar, packed, aligned = 1 }: Field): number {
    let align = packed || this.#shape.packed ? 1 : this.#target.scalars[scalar].align;
    if (aligned > align) align = aligned;
    if (this.#shape.pack !== undefined && this.#shape.pack < align) align = this.#shape.pack;
    this.#raise(align);
    return this.#first((position) => position % (8 * align) === 0);
  }

  #bitStart(one: Field): number {
    const { align } = this.#target.scalars[one.scalar];
    if (one.width === 0) return this.#separator(align);
    const before = this.#next;
    const { pack } = this.#shape;
    const wanted = one.aligned === undefined ? undefined : Math.min(one.aligned, pack ?? Infinity);
    const moves = this.#target.compiler === "gcc" || wanted === one.aligned;
    const isAligned = (position: number): boolean =>
      wanted === undefined || !moves || position % (8 * wanted) === 0;
    if (this.#target.compiler === "gcc") this.#next = this.#first(isAligned);
    this.#next = this.#first((position) => this.#holds(one, position));
    if (this.#target.compiler === "clang") this.#next = this.#first(isAligned);
    if (wanted !== undefined) this.#raise(wanted);
    this.#raise(this.#asked(one, before));
    return this.#next;
  }

  #separator(align: number): number {
    const to = this.#target.zeroWidthAligns === "two" ? 2 : align;
    if (this.#target.zeroWidthAligns !== "never") this.#raise(to);
    return this.#first((position) => position % (8 * to) === 0);
  }

  /** Whether a field may start here: it touches no more units of its type than the type has. */
  #holds({ scalar, width = 0, packed }: Field, position: number): boolean {
    const { size, align } = this.#target.scalars[scalar];
    const { pack } = this.#shape;
    if (packed || this.#shape.packed || pack !== undefined) return true;
    if (!this.#target.bitFieldTypeMatters) return true;
    const touched = new Set<number>();
    for (let bit = position; bit < position + width; bit++)
      touched.add(Math.floor(bit / 8 / align));
    return touched.size <= size / align;
  }

  /** What a field asks of the record's alignment. */
  #asked({ scalar, width = 0, named, packed, aligned }: Field, before: number): number {
    const { pack } = this.#shape;
    const { align } = this.#target.scalars[scalar];
    const loose = packed || this.#shape.packed;
    if (!this.#target.bitFieldTypeMatters) {
      const integer = new Map([
        [8, 1],
        [16, 2],
        [32, 2],
        [64, 2],
      ]).get(width);
      if (integer === undefined || loose || before % (8 * integer) !== 0) return 1;
      return pack !== undefined && pack < integer ? pack : integer;
    }
    if (!named && !this.#target.unnamedBitFieldAligns) return 1;
    if (pack !== undefined) return pack < align ? pack : align;
    if (loose) return 1;
    const wide = this.#target.wideBitFieldAlign8 && width === 64 && aligned !== undefined;
    return wide && before % 64 === 0 ? 8 : align;
  }
}

describe.each(targets.map((target) => [target.name, target] as const))("%s", (_, target) => {
  it("allocates bit-fields as one that tries every bit", () => {
    fc.assert(
      fc.property(shape, (one) => {
        expect(ours(one, target)).toEqual(new Twin(one, target).draw());
      }),
      { numRuns: 300 * soak },
    );
  });
});
