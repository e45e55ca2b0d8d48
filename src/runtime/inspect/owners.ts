// Whose every preserved frame is: no frame two owners, no preserved block without one.
import type { Frames } from "../memory/index.ts";
import type { Handover } from "../kernel/kho/index.ts";
import { hex, type OwnedRun } from "./contents.ts";

export class Owners {
  readonly #names: string[] = [];
  readonly #ownerOf = new Map<number, number>();
  readonly #findings: string[];

  constructor(findings: string[]) {
    this.#findings = findings;
  }

  /** Says that frames belong to somebody; a second owner is a finding, once a pair. */
  claim(owner: string, pfn: number, count = 1): void {
    let number = this.#names.indexOf(owner);
    if (number < 0) number = this.#names.push(owner) - 1;
    for (let at = pfn; at < pfn + count; at++) {
      const before = this.#ownerOf.get(at);
      if (before !== undefined) {
        const other = this.#names[before] as string;
        this.#findings.push(`frame ${hex(at * 4096)} belongs to ${other} and to ${owner}`);
        return;
      }
      this.#ownerOf.set(at, number);
    }
  }

  /** The block that begins at an address, whatever its order. */
  claimBlock(owner: string, pa: number, frames: Frames): void {
    const pfn = pa / 4096;
    const order = Number.isInteger(pfn) ? frames.preservedOrder(pfn) : undefined;
    if (order !== undefined) this.claim(owner, pfn, 2 ** order);
  }

  /** Whether all of a range of frames belongs to one owner. */
  allOf(owner: string, pfn: number, count: number): boolean {
    const number = this.#names.indexOf(owner);
    for (let at = pfn; at < pfn + count; at++) if (this.#ownerOf.get(at) !== number) return false;
    return true;
  }

  /** Preserved blocks that nothing in the image leads to. */
  unreached(handover: Handover): number {
    let count = 0;
    for (const { pfn, order } of handover.blocks) {
      if (this.#ownerOf.has(pfn)) continue;
      count += 1;
      if (count === 1) {
        this.#findings.push(`block ${hex(pfn * 4096)} of order ${order} is kept and nobody's`);
      }
    }
    return count;
  }

  runs(): readonly OwnedRun[] {
    const runs: { pfn: number; count: number; owner: string }[] = [];
    for (const [pfn, number] of [...this.#ownerOf].sort(([a], [b]) => a - b)) {
      const owner = this.#names[number] as string;
      const last = runs.at(-1);
      if (last !== undefined && last.owner === owner && last.pfn + last.count === pfn) {
        last.count += 1;
      } else runs.push({ pfn, count: 1, owner });
    }
    return runs;
  }
}
