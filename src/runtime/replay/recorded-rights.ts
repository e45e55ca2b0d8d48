// Rights and limits of a recorded process: root's, until the trace says that it gave some up.
import { ENOMEM } from "../errno/index.ts";
import type { LockedMemory } from "../kernel/files/index.ts";
import type { InfoStep, Step } from "./step.ts";

const RIGHTS = /cap|uid|user/i;
const LIMIT = /memlock/i;

/** What `Caller` reads; changed by the info lines of a trace. */
export class RecordedRights {
  capIpcLock = true;
  capSysResource = true;
  readonly locked: LockedMemory = {
    limitBytes: Infinity,
    user: { pages: 0 },
    process: { pages: 0 },
    pinned: { pages: 0 },
  };

  /** Lines of their own say what becomes of rights. */
  readonly #tellsRights: boolean;
  /**
   * Without such lines: a call was refused for want of memory after a limit was set. Root, who may
   * lock as much as there is, would never have felt it.
   */
  readonly #feelsLimit: boolean;
  /** Answers that said what no line did: that the right to lock without limit is gone. */
  taken = 0;

  constructor(steps: readonly Step[]) {
    this.#tellsRights = steps.some((step) => step.type === "info" && RIGHTS.test(step.what));
    const limited = steps.findIndex((step) => step.type === "info" && LIMIT.test(step.what));
    this.#feelsLimit = steps
      .slice(limited + 1)
      .some((step) => step.type === "ioctl" && step.answer.errno === ENOMEM);
  }

  /**
   * Takes in a line such as `rlimit_memlock` (bytes), `uid`, `capabilities dropped`. Everything
   * else an info line may say is for readers.
   */
  learn({ what, value }: InfoStep): void {
    const text = `${what} ${typeof value === "string" ? value : JSON.stringify(value)}`;
    if (LIMIT.test(what)) {
      const limit = numberIn(value);
      if (limit !== undefined) this.locked.limitBytes = limit;
      const isFelt = this.#feelsLimit && limit !== undefined && limit !== Infinity;
      if (!this.#tellsRights) {
        if (isFelt && this.capIpcLock) this.taken += 1;
        this.capIpcLock = !isFelt;
      }
    }
    if (/(^|[^a-z])(e?uid|user)([^a-z]|$)/i.test(what)) {
      const isRoot = numberIn(value) === 0;
      this.capIpcLock = isRoot;
      this.capSysResource = isRoot;
    }
    if (/cap/i.test(what) && /drop|without|no|clear/i.test(text)) {
      const names = /ipc_lock|sys_resource/i.test(text);
      if (!names || /ipc_lock/i.test(text)) this.capIpcLock = false;
      if (!names || /sys_resource/i.test(text)) this.capSysResource = false;
    }
  }
}

/** The first whole number in a value, decimal or 0x; undefined where there is none. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  if (/unlimited|infinity/i.test(text)) return Infinity;
  const [, digits, unit = ""] = /(0x[0-9a-f]+|\d+)\s*(k|m|page)?/i.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = { k: 1024, m: 2 ** 20, page: 4096 };
  return digits === undefined ? undefined : Number(digits) * (units[unit.toLowerCase()] ?? 1);
}
