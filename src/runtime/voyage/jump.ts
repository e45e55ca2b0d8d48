// A kexec within one process, every preserved frame copied while no kernel runs.
import type { Machine } from "../machine/index.ts";
import { DMA_STEPS } from "./boarding.ts";
import { Refused } from "./cargo.ts";
import { Logbook } from "./logbook.ts";

/** Replaces the kernel; anything but a boot with everything handed over ends the voyage. */
export function jump(machine: Machine): Logbook {
  let book: Logbook | string = "the kernels never changed";
  const result = machine.kexec({
    dmaSteps: DMA_STEPS,
    between: (hardware, rootPa) => {
      book = Logbook.open(hardware, rootPa);
    },
  });
  if (result.outcome !== "booted") throw new Refused(`kexec: ${result.reason}`);
  if (result.remark !== undefined) throw new Refused(`kexec: ${result.remark}`);
  return opened(book);
}

/** A copy of what went over, or the end of the voyage. */
export function opened(book: Logbook | string): Logbook {
  if (typeof book === "string") throw new Refused(`handover: ${book}`);
  return book;
}
