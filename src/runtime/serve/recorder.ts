// What a program did and what it was answered, as lines that `holeproof replay` runs again.
//
// The format is that of the recordings made on real kernels: open, close, ioctl with the argument's
// bytes before and after, other memory the call touched, and the frames behind pinned pages.
import { commandOf, kindOf } from "./commands.ts";
import { FileNames } from "./file-names.ts";
import { outcome } from "./outcome.ts";
import type { Peek, SeenRun, Witness, WitnessedCall, WitnessedTransfer } from "./witness.ts";

/** One touch of a program's memory while a call ran. */
interface Touch {
  readonly va: number;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Structs are no longer than this; a larger first word is a mistake of the program's. */
const ARGUMENT_MAX = 4096;

/** Bytes of one transfer that a recording keeps. */
const TRANSFER_MAX = 2 ** 20;

const hex = (value: number): string => `0x${value.toString(16)}`;
const hexBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Short names of files, by the node they came from. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^\/dev\/iommu$/, "iommufd"],
  [/^\/dev\/vfio\/devices\//, "dev"],
  [/^\/dev\/vfio\/vfio$/, "container"],
  [/^\/dev\/vfio\//, "group"],
  [/^\/dev\/liveupdate$/, "liveupdate"],
];

export class Recorder implements Witness {
  readonly #write: (line: string) => void;
  readonly #names: FileNames = new FileNames((type, rest) => this.#line(type, rest));
  readonly #counts = new Map<string, number>();
  #seq = 0;
  #touches: Touch[] = [];
  /** Pages are listed after the call that touched them. */
  #pages: object[] = [];

  /** `write` gets one line at a time, without its end. */
  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  read(va: number, bytes: Uint8Array): void {
    this.#touches.push({ va, before: bytes, after: bytes });
  }

  write(va: number, before: Uint8Array, bytes: Uint8Array): void {
    this.#touches.push({ va, before, after: bytes });
  }

  pin(vaPfn: number, runs: readonly SeenRun[]): void {
    let va = vaPfn * 4096;
    const lines = runs.map(({ pfn, pages }) => {
      const line = [hex(va), pfn === undefined ? null : hex(pfn * 4096), hex(pages * 4096)];
      va += pages * 4096;
      return line;
    });
    const length = hex(va - vaPfn * 4096);
    this.#pages.push({ backing: "client", va: hex(vaPfn * 4096), length, runs: lines });
  }

  opened(path: string, fd: number, result: number): string {
    const name = this.#fresh(NAMES.find(([pattern]) => pattern.test(path))?.[1] ?? "file");
    if (result >= 0) this.#names.vacate(fd);
    this.#line("open", { fd: name, path, fdnum: fd, ...outcome(result) });
    return name;
  }

  created(kind: string): string {
    return this.#fresh(kind);
  }

  attached(inode: number, name: string, fd: number): void {
    this.#names.add(inode, name, fd);
  }

  used(inode: number, fd: number): void {
    this.#names.use(inode, fd);
  }

  closed(inode: number): void {
    this.#names.close(inode);
  }

  /** Looks at the argument before and after. */
  ioctl({ command, arg, inode, file }: WitnessedCall, peek: Peek, run: () => number): number {
    this.#touches = [];
    this.#pages = [];
    const first = peek(arg, 4);
    const claimed = first === undefined ? 0 : new DataView(first.buffer).getUint32(0, true);
    const length = Math.max(4, Math.min(claimed, ARGUMENT_MAX));
    const before = peek(arg, length);
    const result = run();
    const head = {
      fd: this.#names.of(inode),
      cmd: hex(command),
      cmdname: commandOf(kindOf(file), command, claimed)?.name ?? "",
    };
    if (before === undefined) {
      this.#called({ ...head, argval: hex(arg), ...outcome(result) });
      return result;
    }
    const after = peek(arg, length) ?? before;
    const bufs = this.#others(arg, length);
    this.#called({
      ...head,
      len: length,
      in: hexBytes(before),
      out: hexBytes(after),
      ...outcome(result),
      ...(bufs.length > 0 && { bufs }),
    });
    return result;
  }

  /** Bytes as far as they went, at a position where the call named one. */
  transfer(call: WitnessedTransfer, peek: Peek, run: () => number): number {
    const { type, inode, va, count, position } = call;
    const given = type === "write" ? peek(va, Math.min(count, TRANSFER_MAX)) : undefined;
    const result = run();
    const bytes = given ?? (result > 0 ? peek(va, Math.min(result, TRANSFER_MAX)) : undefined);
    this.#line(type, {
      fd: this.#names.of(inode),
      bytes: count,
      ...(position !== undefined && { position: hex(position) }),
      ...(bytes !== undefined && { data: hexBytes(bytes) }),
      ...outcome(result),
    });
    return result;
  }

  /** Memory beside the argument: each stretch once, as it was at first and in the end. */
  #others(arg: number, length: number): readonly object[] {
    const found = new Map<number, { before: Uint8Array; after: Uint8Array }>();
    for (const { va, before, after } of this.#touches) {
      if (va >= arg && va < arg + length) continue;
      const known = found.get(va);
      if (known === undefined || known.after.length < after.length)
        found.set(va, { before: known?.before ?? before, after });
      else known.after.set(after);
    }
    return [...found].map(([va, { before, after }], index) => {
      const name = `memory${index}`;
      return { name, addr: hex(va), in: hexBytes(before), out: hexBytes(after) };
    });
  }

  #called(call: object): void {
    this.#line("ioctl", call);
    for (const pages of this.#pages) this.#line("pages", pages);
  }

  #fresh(kind: string): string {
    const count = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, count + 1);
    return `${kind}${count}`;
  }

  #line(type: string, rest: object): void {
    this.#write(JSON.stringify({ seq: this.#seq, type, ...rest }));
    this.#seq += 1;
  }
}
