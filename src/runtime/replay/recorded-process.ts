// A process of a trace: its descriptors by name, its memory and its rights, until it ends.
import { EBADF } from "../errno/index.ts";
import { FdTable, type Caller, type File } from "../kernel/files/index.ts";
import type { FaultPlan } from "../world/index.ts";
import { ArgumentMemory } from "./argument-memory.ts";
import { Descriptors } from "./descriptors.ts";
import type { Names } from "./names.ts";
import type { RecordedRights } from "./recorded-rights.ts";
import { RecordedSpace } from "./recorded-space.ts";
import type { Answer } from "./step.ts";

export class RecordedProcess {
  readonly fds: FdTable;
  readonly space: RecordedSpace;
  readonly descriptors: Descriptors;
  readonly memory: ArgumentMemory;
  readonly caller: Caller;
  /** Calls whose answer said what the trace leaves out: that there was no such descriptor. */
  taken = 0;

  constructor(
    faults: FaultPlan,
    rights: RecordedRights,
    counters: ReadonlySet<number>,
    names: Names,
    spaceOf: (process: number) => RecordedSpace,
  ) {
    this.space = new RecordedSpace(faults);
    this.fds = new FdTable(faults);
    this.descriptors = new Descriptors(this.fds, counters, names);
    this.memory = new ArgumentMemory(this.space, spaceOf);
    const { fds, space } = this;
    this.caller = {
      fds,
      space,
      locked: rights.locked,
      get capIpcLock() {
        return rights.capIpcLock;
      },
      get capSysResource() {
        return rights.capSysResource;
      },
    };
  }

  /**
   * The file a call was made on; -EBADF for a descriptor that the program closed or never got. Of
   * a name never heard of only the answer can tell: -EBADF where it was that, undefined where the
   * trace leaves out how the descriptor came to be.
   */
  fileOf(name: string, answer?: Answer): File | number | undefined {
    const file = this.descriptors.find(name, answer !== undefined && answer.errno !== EBADF);
    if (file !== undefined) return file;
    if (this.descriptors.isGone(name)) return -EBADF;
    if (answer?.errno !== EBADF) return undefined;
    this.taken += 1;
    return -EBADF;
  }

  exit(): void {
    this.fds.closeAll();
  }
}
