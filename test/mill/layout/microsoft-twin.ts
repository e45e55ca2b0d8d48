// A second allocator for `ms_struct`: units as stretches of bits, positions found by trying them.
import type { Target } from "../../../generator/targets/index.ts";
import type { Drawn, Field, Shape } from "./bit-field-twin.test.ts";

/** The bits a field's type has taken, of which the field has some. */
interface Unit {
  readonly type: number;
  /** Behind its last bit. */
  readonly end: number;
}

export class MicrosoftTwin {
  readonly #shape: Shape;
  readonly #target: Target;
  readonly #owned = new Set<number>();
  #next = 0;
  #end = 0;
  #unit: Unit | undefined;
  #align = 1;

  constructor(shape: Shape, target: Target) {
    this.#shape = shape;
    this.#target = target;
    if (!shape.packed) this.#raise(Math.min(target.minRecordAlign, shape.pack ?? 16));
  }

  draw(): Drawn {
    const starts = this.#shape.fields.map((one) => {
      const bits = one.width ?? this.#sizeOf(one) * 8;
      const start = this.#shape.kind === "union" ? this.#inUnion(one) : this.#start(one);
      for (let bit = start; bit < start + bits; bit++) this.#owned.add(bit);
      this.#next = this.#shape.kind === "union" ? 0 : start + bits;
      this.#end = Math.max(this.#end, start + bits, this.#unit?.end ?? 0);
      return start;
    });
    let size = 0;
    while (size * 8 < this.#end || size % this.#align !== 0) size++;
    return { starts, size, align: this.#align, unowned: size * 8 - this.#owned.size };
  }

  #start(one: Field): number {
    if (one.width === undefined) return this.#whole(one);
    return this.#target.compiler === "clang" ? this.#clangs(one, one.width) : this.#gccs(one);
  }

  #sizeOf({ scalar }: Field): number {
    return this.#target.scalars[scalar].size;
  }

  /** Bytes, where the type stands in no record. */
  #alignOf(one: Field): number {
    const size = this.#sizeOf(one);
    if (this.#target.compiler === "clang") return Math.max(one.typed ?? 1, size);
    return one.typed ?? (size === 8 ? 8 : this.#target.scalars[one.scalar].align);
  }

  #isLoose({ packed }: Field): boolean {
    return packed || this.#shape.packed;
  }

  #capped(bytes: number): number {
    return Math.min(bytes, this.#shape.pack ?? bytes);
  }

  #raise(to: number): void {
    if (to > this.#align) this.#align = to;
  }

  /** The first position from here on that is a multiple of so many bytes. */
  #search(bytes: number): void {
    if (bytes === 0) return;
    while (this.#next % (bytes * 8) !== 0) this.#next++;
  }

  #leave(): void {
    this.#next = Math.max(this.#next, this.#unit?.end ?? 0);
    this.#unit = undefined;
  }

  #whole(one: Field): number {
    const asked = Math.max(this.#isLoose(one) ? 1 : this.#alignOf(one), one.aligned ?? 0);
    const align = this.#capped(asked);
    const wasThere = this.#next % (align * 8) === 0;
    this.#leave();
    if (this.#target.compiler === "clang" || !wasThere) this.#search(align);
    this.#search(this.#isLoose(one) ? 1 : this.#capped(this.#alignOf(one)));
    this.#raise(align);
    return this.#next;
  }

  /** What gcc aligns a field to for its own sake: an attribute, or that it is as good as a number. */
  #own(one: Field): number {
    const bytes = [1, 2, 4, 8].find((size) => size * 8 === one.width);
    const { aligned = 0 } = one;
    if (bytes === undefined) return this.#capped(aligned);
    const most = Math.min(bytes, this.#target.maxAlign);
    if (this.#next % (most * 8) !== 0 || (most > 1 && this.#isLoose(one)))
      return this.#capped(aligned);
    const isNarrow = this.#target.name === "i386" && bytes === 8 && aligned === 0;
    return this.#capped(Math.max(aligned, isNarrow ? 4 : most));
  }

  #gccs(one: Field): number {
    const { width = 0 } = one;
    const type = this.#sizeOf(one) * 8;
    const own = this.#own(one);
    const wasThere = own === 0 || this.#next % (own * 8) === 0;
    const unit = this.#unit;
    if (width > 0 ? !this.#isLoose(one) : unit !== undefined)
      this.#raise(this.#capped(Math.max(this.#alignOf(one), own)));
    if (width > 0 && unit?.type === type && this.#next + width <= unit.end) return this.#next;
    this.#leave();
    if (!wasThere) this.#search(own);
    const isAligned = unit === undefined ? width > 0 : unit.type !== type;
    if (isAligned) this.#search(this.#isLoose(one) ? 1 : this.#capped(this.#alignOf(one)));
    if (width > 0) this.#unit = { type, end: this.#next + type };
    return this.#next;
  }

  #clangs(one: Field, width: number): number {
    const size = this.#sizeOf(one);
    const unit = this.#unit;
    const isIdle = unit === undefined && width === 0;
    const asked = Math.max(isIdle ? 0 : size, one.aligned ?? 0);
    const align = width === 0 ? asked : this.#capped(asked);
    this.#raise(align);
    const isOpen = unit?.type === size * 8 && this.#next + width <= unit.end;
    if (!isOpen) {
      this.#leave();
      this.#search(align);
      if (width > 0) this.#unit = { type: size * 8, end: this.#next + size * 8 };
    } else if (width === 0) {
      this.#end = Math.max(this.#end, unit.end);
      this.#unit = undefined;
      this.#search(align);
    }
    return this.#next;
  }

  #inUnion(one: Field): number {
    const { width } = one;
    if (width === undefined) {
      const asked = Math.max(this.#isLoose(one) ? 1 : this.#alignOf(one), one.aligned ?? 0);
      this.#raise(this.#capped(asked));
    } else if (this.#target.compiler === "clang") {
      this.#end = Math.max(this.#end, width === 0 ? 8 : this.#sizeOf(one) * 8);
    } else if (width > 0 && !this.#isLoose(one))
      this.#raise(this.#capped(Math.max(this.#alignOf(one), this.#own(one))));
    return 0;
  }
}
