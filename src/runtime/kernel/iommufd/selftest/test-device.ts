// The object that stands for a device of the kernel's own tests while it is plugged in.
import { EOPNOTSUPP, assert } from "../../../errno/index.ts";
import type { Call } from "../command/command.ts";
import type { IommufdContext } from "../object/context.ts";
import type { Device } from "../object/device.ts";
import type { IommufdObject } from "../object/objects.ts";

/** One operation of the test command; `id` is the object most of them name. */
export type TestRun = (call: Call, view: DataView, id: number) => number;

export class TestDevice implements IommufdObject {
  id = 0;
  users = 1;
  readonly #context: IommufdContext;
  #bdf: number | undefined;
  #device: Device | undefined;

  constructor(context: IommufdContext) {
    this.#context = context;
  }

  /** The bound device. */
  get device(): Device {
    assert(this.#device !== undefined, "a test device used before it is bound");
    return this.#device;
  }

  /** Plugs in, binds, attaches: the page table's id; or an errno, to be followed by destroy. */
  appear(flags: number, ptId: number): number {
    const { mock } = this.#context;
    if (mock === undefined) return -EOPNOTSUPP;
    const bdf = mock.add(flags);
    if (bdf < 0) return bdf;
    this.#bdf = bdf;
    const device = this.#context.bind({ bdf, ops: mock.ops, group: bdf }, true);
    if (typeof device === "number") return device;
    this.#device = device;
    return device.attach(ptId);
  }

  destroy(): void {
    if (this.#device !== undefined) this.#context.unbind(this.#device);
    if (this.#bdf !== undefined) this.#context.mock?.remove(this.#bdf);
  }
}
