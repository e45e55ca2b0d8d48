// The areas of an address space, and whose memory they are, counted as they come and go: a live
// update asks once for all of them.
import { F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK } from "../../memfd/index.ts";
import type { Area } from "./area.ts";
import type { Pages } from "./pages.ts";
import { SpanList } from "./span-list.ts";

const SEALS_NEEDED = F_SEAL_SEAL | F_SEAL_GROW | F_SEAL_SHRINK;

/** The memory file behind pages that can go over: those of a file that was sealed when mapped. */
export function sealedFile({ source }: Pages): object | undefined {
  if (source.kind !== "file") return undefined;
  return (source.sealsAtMap & SEALS_NEEDED) === SEALS_NEEDED ? source.memfd : undefined;
}

export class AreaList extends SpanList<Area> {
  /** Areas of each sealed file. */
  readonly #files = new Map<object, number>();
  /** Areas of anything else. */
  #others = 0;

  override add(area: Area): void {
    super.add(area);
    this.#count(area, 1);
  }

  override remove(area: Area): void {
    super.remove(area);
    this.#count(area, -1);
  }

  /** Whether every area is of a sealed file, and each file among these. */
  isWithin(files: { has(file: object): boolean }): boolean {
    if (this.#others > 0) return false;
    for (const file of this.#files.keys()) if (!files.has(file)) return false;
    return true;
  }

  #count({ pages }: Area, change: 1 | -1): void {
    const file = sealedFile(pages);
    if (file === undefined) {
      this.#others += change;
      return;
    }
    const left = (this.#files.get(file) ?? 0) + change;
    if (left === 0) this.#files.delete(file);
    else this.#files.set(file, left);
  }
}
