// Every format in every configuration it lists, ready to be filled.
import { Frames, Ram } from "../../../src/runtime/memory/index.ts";
import {
  PageTable,
  formats,
  visitLeaves,
  type Configuration,
  type Format,
  type LeafOptions,
} from "../../../src/runtime/pagetable/index.ts";
import { FaultPlan } from "../../../src/runtime/world/index.ts";

export interface Bench {
  readonly ram: Ram;
  readonly frames: Frames;
  readonly faults: FaultPlan;
  readonly pt: PageTable;
}

export const shapes: readonly (readonly [string, Format, Configuration])[] = formats.flatMap(
  (format) =>
    format.configurations.map((shape) => {
      const sign = shape.signExtends === true ? " signed" : "";
      const some = shape.sizesLg2 === undefined ? "" : `, 2^${shape.sizesLg2.join(" ")}`;
      return [`${format.name} ${shape.vaszLg2}${sign}${some}`, format, shape] as const;
    }),
);

export function bench(
  format: Format,
  shape: Configuration,
  sizesLg2: readonly number[] | undefined = shape.sizesLg2,
  ramBytes: number = 64 * 2 ** 20,
  options: LeafOptions = {},
): Bench {
  const ram = new Ram(ramBytes);
  const faults = new FaultPlan();
  const frames = new Frames(ram, faults, 0x5a5a5a5a);
  const { vaszLg2, topLevel, signExtends = false } = shape;
  const geometry = { format, vaszLg2, topLevel, signExtends, options };
  const pt = PageTable.create(
    ram,
    frames,
    sizesLg2 === undefined ? geometry : { ...geometry, sizesLg2 },
  );
  if (typeof pt === "number") throw new Error(`errno ${pt}`);
  return { ram, frames, faults, pt };
}

/** Leaves in ascending order: first page, pages. */
export function leaves(pt: PageTable): readonly (readonly [iova: number, pages: number])[] {
  const found: [number, number][] = [];
  visitLeaves(pt, (iovaPfn, _oa, _level, _low, _high, pages) => found.push([iovaPfn, pages]));
  return found;
}

/** The address the kernel's tests map: all over the output width, a multiple of 2^lg2 pages. */
export function testFrame({ oaEndPfn }: PageTable, lg2: number): number {
  const pfn = Number((0x74a71445deadbeefn >> 12n) % BigInt(oaEndPfn));
  return pfn - (pfn % 2 ** lg2);
}
