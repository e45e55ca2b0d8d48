// The first half of a voyage: load, preserve, and what to tell the other side.
import { EBUSY } from "../errno/index.ts";
import type { Machine } from "../machine/index.ts";
import { must, Refused, load, startDma, type Berth, type Cargo } from "./cargo.ts";
import type { Account, AccountBerth, AccountFile, Course } from "./account.ts";
import { DMA_STEPS, board, failFreeze } from "./boarding.ts";
import { survey } from "./checks.ts";
import type { VoyageCounts } from "./report.ts";

const DMA_TARGETS = 64;

/** Everything up to the jump. What the other side must know, but for the fingerprint. */
export function depart(
  machine: Machine,
  course: Course,
  counts: VoyageCounts,
  say: (stage: string) => void,
): Omit<Account, "fingerprint"> {
  say("mapping");
  const cargo = load(machine, course.steps, counts);
  startDma(machine, cargo, DMA_TARGETS);
  machine.tick(DMA_STEPS);
  say("preserving");
  preserveAll(machine, cargo, counts);
  survey(machine, counts);
  failFreeze(machine, counts);
  return {
    kind: "holeproof voyage",
    ...course,
    ramBytes: machine.hardware.ram.bytes.length,
    counts,
    files: cargo.files.map((file) => fileAccount(cargo, file)),
    berths: cargo.berths.map((berth) => berthAccount(berth)),
  };
}

/** The frames behind a file, read off the file itself: no page table is asked. */
function fileAccount(cargo: Cargo, file: Cargo["files"][number]): AccountFile {
  const memfd = cargo.client.process.fds.find(file.fd)?.inner as { frameAt(at: number): number };
  const runs: [number, number][] = [];
  for (let page = 0; page < file.bytes / 4096; page++) {
    const pfn = memfd.frameAt(page);
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === pfn) last[1] += 1;
    else runs.push([pfn, 1]);
  }
  return { index: file.index, bytes: file.bytes, runs };
}

function berthAccount({ device, token, space, pasid }: Berth): AccountBerth {
  const mappings = [...space.mappings.values()].map(
    ({ iova, bytes, file, offset }) =>
      [Number(iova / 4096n), bytes / 4096, file.index, offset / 4096] as const,
  );
  return { device, token, mappings, ...(pasid === undefined ? {} : { pasid }) };
}

/** Marks and preserves everything; afterwards nothing may be unmapped. */
function preserveAll(machine: Machine, cargo: Cargo, counts: VoyageCounts): void {
  const { client, iommufd, berths, spaces } = cargo;
  for (const { hwptId, token } of berths) {
    must("HWPT_LU_SET_PRESERVE", client.mark(iommufd, hwptId, token));
  }
  board(machine, 1, cargo);
  for (const { id, mappings } of spaces) {
    const [first] = mappings.values();
    if (first === undefined) continue;
    const answer = client.unmap(iommufd, id, first.iova, BigInt(first.bytes));
    if (answer !== -EBUSY) throw new Refused(`IOAS_UNMAP after the preserve answered ${answer}`);
  }
  for (const context of machine.kernel.contexts) {
    counts.validations += context.validations;
  }
  if (counts.validations !== spaces.length) {
    const { validations } = counts;
    throw new Refused(`${validations} checks of ${spaces.length} address spaces`);
  }
}
