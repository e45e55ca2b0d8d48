// One layout's column of a drawing: how wide it is, and what stands in it.
import type { LayoutGroup } from "../../layout/index.ts";
import { areDrawnAlike } from "./alike.ts";
import type { Rows } from "./rows.ts";
import { spaces } from "./spaces.ts";
import { Sum } from "./sum.ts";

/** What offsets and sizes are given at least, and what is between them: columns of text. */
const offsetsMin = 2;
const sizesMin = 2;
const between = 2;

/** A layout, and others that look the same. */
export class Column {
  readonly group: LayoutGroup;
  /** Among the groups. */
  readonly place: number;
  /** Layouts that look the same, in the order of the groups. */
  readonly others: Column[] = [];
  /** The first target that has this layout. */
  readonly head: string;
  readonly foot: string;
  /** Which of a row's cells is its own. */
  private index = 0;
  private offsets = offsetsMin;
  private sizes = sizesMin;
  /** Columns of text it takes. */
  width: number;
  private known: Sum | undefined;

  constructor(group: LayoutGroup, place: number) {
    const { targets, layout } = group;
    this.group = group;
    this.place = place;
    this.head = targets[0]?.name ?? "";
    this.foot = layout.exact ? `size ${layout.size}` : "size ?";
    this.width = this.widthNeeded();
  }

  private widthNeeded(): number {
    const cells = this.offsets + between + this.sizes;
    return Math.max(cells, this.head.length, this.foot.length);
  }

  /** What its parts add up to. */
  get sum(): Sum {
    return (this.known ??= new Sum(this.group.layout));
  }

  /** Takes another one over where the layouts alone say that it looks the same. */
  takes(other: Column): boolean {
    if (this.width !== other.width) return false;
    if (!areDrawnAlike(this.group.layout, other.group.layout)) return false;
    other.known = this.sum;
    this.others.push(other);
    return true;
  }

  /** Takes a place among the cells of rows, and the width they need. */
  fit({ count, layouts, offsets, sizes }: Rows, index: number): void {
    this.index = index;
    for (let at = index; at < count * layouts; at += layouts) {
      const offset = offsets[at]!.length;
      const size = sizes[at]!.length;
      if (offset > this.offsets) this.offsets = offset;
      if (size > this.sizes) this.sizes = size;
    }
    this.width = this.widthNeeded();
  }

  /** Whether another one shows the same in every row. */
  looksLike(other: Column, { count, layouts, offsets, sizes }: Rows): boolean {
    if (this.width !== other.width || this.foot !== other.foot) return false;
    for (let at = 0; at < count * layouts; at += layouts) {
      if (offsets[at + this.index] !== offsets[at + other.index]) return false;
      if (sizes[at + this.index] !== sizes[at + other.index]) return false;
    }
    return true;
  }

  /** Whether this layout has nothing to show there. */
  isBare({ layouts, offsets }: Rows, row: number): boolean {
    return offsets[row * layouts + this.index] === "";
  }

  /** Writes what stands in a row; with `fill`, spaces up to the width and the next column. */
  write(pieces: string[], { layouts, offsets, sizes }: Rows, row: number, fill: boolean): void {
    const at = row * layouts + this.index;
    const offset = offsets[at] || "-";
    const size = sizes[at]!;
    pieces.push(spaces(this.offsets - offset.length), offset);
    let taken = this.offsets;
    if (size !== "") {
      pieces.push(spaces(between + this.sizes - size.length), size);
      taken += between + this.sizes;
    }
    if (fill) pieces.push(spaces(this.width + between - taken));
  }

  /** The same for its head or its foot. */
  writeText(pieces: string[], text: string, fill: boolean): void {
    pieces.push(text);
    if (fill) pieces.push(spaces(this.width + between - text.length));
  }
}
