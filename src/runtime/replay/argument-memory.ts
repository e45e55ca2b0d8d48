// Puts arguments and buffers where the recorder had them, and takes them out after the call.
import { hexOf } from "./difference.ts";
import type { RecordedSpace } from "./recorded-space.ts";
import type { IoctlStep } from "./step.ts";

const ARGUMENT_VA = 0x3000_0000_0000;
/** The one call whose argument is a text. */
const GET_DEVICE_FD = 0x3b6a;
const TRANSFER_VA = 0x3000_0008_0000;
/** What stands behind an argument, so that a write past its end shows. */
const CANARY = new Uint8Array(64).fill(0xa5);

/** The argument and its buffers after a call, recorded and found, and what differs if anything. */
interface Collected {
  readonly expected: string;
  readonly got: string;
  readonly differs: string | undefined;
}

export class ArgumentMemory {
  readonly #space: RecordedSpace;
  readonly #spaceOf: (process: number) => RecordedSpace;

  /** `spaceOf` gives the memory of another process. */
  constructor(space: RecordedSpace, spaceOf: (process: number) => RecordedSpace) {
    this.#space = space;
    this.#spaceOf = spaceOf;
  }

  /** Writes a call's bytes; the third argument of ioctl(2). */
  place(step: IoctlStep): number {
    for (const { process, address, before } of step.buffers) {
      const space = this.#whose(process);
      space.reveal(address, before.length);
      space.write(address, before);
    }
    if (step.before === undefined) return step.value;
    this.#space.write(ARGUMENT_VA, step.before);
    // A name ends with a zero, which the recorded bytes may leave out.
    const behind = step.command === GET_DEVICE_FD ? new Uint8Array(CANARY.length) : CANARY;
    this.#space.write(ARGUMENT_VA + step.before.length, behind);
    return ARGUMENT_VA;
  }

  /** Room for a transfer, with the bytes of a write; one without recorded bytes writes zeros. */
  placeBytes(data: Uint8Array | undefined, count: number): number {
    const bytes = new Uint8Array(count);
    if (data !== undefined) bytes.set(data.subarray(0, count));
    this.#space.write(TRANSFER_VA, bytes);
    return TRANSFER_VA;
  }

  /** What the call left behind. */
  collect(step: IoctlStep): Collected {
    const expected: string[] = [];
    const got: string[] = [];
    let differs: string | undefined;
    const compare = (what: string, want: Uint8Array, found: Uint8Array | undefined): void => {
      const [wanted, has] = [hexOf(want), found === undefined ? "" : hexOf(found)];
      expected.push(wanted);
      got.push(has);
      if (wanted !== has) differs ??= `${what} differs at byte ${firstDifference(wanted, has)}`;
    };
    if (step.after !== undefined) {
      const { length } = step.after;
      compare("the argument", step.after, this.#space.read(ARGUMENT_VA, length));
      const behind = this.#space.read(ARGUMENT_VA + length, CANARY.length) ?? CANARY;
      const isName = step.command === GET_DEVICE_FD;
      const wrotePast = behind.some((byte, at) => byte !== (isName ? 0 : CANARY[at]));
      if (wrotePast !== step.wrotePast) {
        differs ??= wrotePast ? "bytes past the argument were written" : "no byte past was written";
      }
    }
    for (const { name, process, address, after } of step.buffers) {
      compare(name, after, this.#whose(process).read(address, after.length));
    }
    return { expected: expected.join(" "), got: got.join(" "), differs };
  }

  #whose(process: number | undefined): RecordedSpace {
    return process === undefined ? this.#space : this.#spaceOf(process);
  }
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return Math.floor(at / 2);
}
