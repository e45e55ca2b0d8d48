// The layout of `ms_struct`, in which bit-fields lie in units as large as their types. gcc and
// clang differ in it; source: gcc's stor-layout.cc and clang's RecordLayoutBuilder.cpp.
//
//  1 A field that fits into what is left of the unit before it, both types being of one size, goes
//    there. Every other field and every other member begins behind all of that unit.
//  2 A unit, and a member, begins on the alignment its type has outside of records, which
//    `aligned(n)` raises and `#pragma pack` caps. Packed it begins on a byte; in clang `packed`
//    does nothing to a field.
//  3 A zero-width field ends the unit. Where no unit is before it, it does nothing. gcc aligns to
//    its type where that has another size than the unit's; clang always, whatever the pragma.
//  4 Named or not, a field raises the record to the alignment of its type: in gcc where it is not
//    packed, in clang unless the record is a union.
//  5 In a union gcc gives a field its own bytes alone, clang its whole unit.
//  6 gcc asks whether `aligned(n)` has to move a member before it leaves the unit.
import type { CRecord } from "../model/index.ts";
import type { ScalarLayout, Target } from "../targets/index.ts";
import { Cursor, explicitAlign, type Held, roundUp } from "./cursor.ts";

/** Whether a record has this layout on a target. */
export const isMicrosoft = ({ msStruct }: CRecord, { msStruct: which }: Target): boolean =>
  which === "all" ? msStruct !== false : which === "asked" && msStruct === true;

/** As `Cursor`; types come with the alignment they have outside of records. */
export class MsCursor extends Cursor {
  /** Bits of the type whose unit is open; 0: none is. */
  private unit = 0;
  /** Bits of the open unit behind the last field. */
  private left = 0;
  /** gcc: the member before is a zero-width field. */
  private isEnded = false;

  override place(member: Held, size: number, typeAlign: number): number {
    const { pack } = this;
    const explicit = explicitAlign(member, this.target);
    const wanted = Math.max(this.isPacked(member) ? 1 : typeAlign, explicit);
    const align = Math.min(wanted, pack ?? wanted);
    const isShort = this.at % (align * 8) !== 0;
    this.leave();
    let offset = 0;
    if (!this.isUnion) {
      const least = this.isPacked(member) ? 1 : Math.min(typeAlign, pack ?? typeAlign);
      const boundary = this.isClang || isShort ? align : least;
      offset = roundUp(this.at, boundary * 8) / 8;
    }
    this.align = Math.max(this.align, align);
    this.placed = align;
    this.moveTo((offset + size) * 8);
    return offset;
  }

  override placeBits(member: Held, unit: ScalarLayout): number {
    const width = member.bits ?? 0;
    this.placed = unit.align;
    if (this.isUnion) return this.inUnion(member, unit, width);
    const start = this.isClang
      ? this.clangBits(member, unit.size, width)
      : this.gccBits(member, unit, width);
    this.moveTo(start + width);
    this.moveEnd(start + width + this.left);
    return start;
  }

  private get isClang(): boolean {
    return this.target.compiler === "clang";
  }

  /** Item 1: behind the open unit. */
  private leave(): void {
    this.at += this.left;
    this.unit = this.left = 0;
    this.isEnded = false;
  }

  /** Item 5. */
  private inUnion(member: Held, unit: ScalarLayout, width: number): number {
    if (this.isClang) {
      this.moveEnd(width === 0 ? 8 : unit.size * 8);
      return 0;
    }
    this.at = 0;
    if (width > 0) this.raiseFor(member, unit, this.boundaryOf(member, width));
    this.moveEnd(width);
    return 0;
  }

  /** Item 4. */
  protected override raiseFor(member: Held, { align }: ScalarLayout, boundary: number): void {
    if (this.isPacked(member) && member.bits !== 0) return;
    const wanted = Math.max(align, boundary);
    this.align = Math.max(this.align, Math.min(wanted, this.pack ?? wanted));
  }

  private gccBits(member: Held, unit: ScalarLayout, width: number): number {
    const { pack } = this;
    const bits = unit.size * 8;
    const boundary = this.boundaryOf(member, width);
    const isShort = this.at % (boundary * 8) !== 0;
    const isRun = this.unit > 0 && !this.isEnded;
    if (width > 0 || isRun) this.raiseFor(member, unit, boundary);
    if (isRun && width > 0 && this.unit === bits && width <= this.left) {
      this.left -= width;
      return this.at;
    }
    const before = isRun ? this.unit : 0;
    this.leave();
    if (isShort) this.at = roundUp(this.at, boundary * 8);
    // Where another unit of one size follows, it lies as the one before it does.
    if (before === 0 ? width > 0 : before !== bits) {
      const align = this.isPacked(member) ? 1 : Math.min(unit.align, pack ?? unit.align);
      this.at = roundUp(this.at, align * 8);
    }
    this.unit = bits;
    this.isEnded = width === 0;
    this.left = width === 0 ? 0 : bits - width;
    return this.at;
  }

  private clangBits(member: Held, size: number, width: number): number {
    const bits = size * 8;
    const { pack } = this;
    const isOpen = this.unit === bits && width <= this.left;
    const isIdle = this.unit === 0 && width === 0;
    if (!isOpen) this.leave();
    const explicit = explicitAlign(member, this.target);
    const wanted = Math.max(isIdle ? 1 / 8 : size, explicit);
    const align = width === 0 ? wanted : Math.min(wanted, pack ?? wanted);
    this.align = Math.max(this.align, align);
    if (width === 0) {
      const start = roundUp(this.at, align * 8);
      this.unit = this.left = 0;
      return start;
    }
    if (isOpen) this.left -= width;
    else {
      this.at = roundUp(this.at, align * 8);
      this.left = bits - width;
    }
    this.unit = bits;
    return this.at;
  }
}
