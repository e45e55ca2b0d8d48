// A process of a trace: its descriptors by name, its memory and its rights, until it ends.
import { EBADF } from "../errno/index.ts";
import { FdTable, type Caller, type File } from "../kernel/files/index.ts";
import type { FaultPlan } from "../world/index.ts";
import { ArgumentMemory } from "./argument-memory.ts";
import { Descriptors } from "./descriptors.ts";
import type { RecordedRights } from "./recorded-rights.ts";
import { RecordedSpace } from "./recorded-space.ts";
import type { Answer } from "./step.ts";

export class RecordedProcess {
  readonly fds: FdTable;
  readonly space: RecordedSpace;
  readonly descriptors: Descriptors;
  readonly memory: ArgumentMemory;
  readonly caller: Caller;

  constructor(faults: FaultPlan, rights: RecordedRights, counters: ReadonlySet<number>) {
    this.space = new RecordedSpace(faults);
    this.fds = new FdTable(faults);
    this.descriptors = new Descriptors(this.fds, counters);
    this.memory = new ArgumentMemory(this.space);
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
   * The file a call was made on. A name that stands for none is a closed number where the answer
   * was -EBADF (and `-EBADF` here too); anywhere else the trace leaves out how it came to be:
   * undefined.
   */
  fileOf(name: string, answer: Answer): File | number | undefined {
    const number = this.descriptors.find(name);
    const file = number === undefined ? undefined : this.fds.find(number);
    return file ?? (answer.errno === EBADF ? -EBADF : undefined);
  }

  exit(): void {
    this.fds.closeAll();
  }
}
