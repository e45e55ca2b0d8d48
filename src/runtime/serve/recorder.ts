// What a program did and what it was answered, as lines that `holeproof replay` runs again.
//
// The format is that of the recordings made on real kernels: open, close, ioctl with the argument's
// bytes before and after, other memory the call touched, and the frames behind pinned pages.
import { commandOf, kindOf } from "./commands.ts";
import { FileNames, type Held } from "./file-names.ts";
import type { MachineOptions } from "../machine/index.ts";
import { outcome } from "./outcome.ts";
import type { Peek, SeenRun, Witness, WitnessedCall, WitnessedTransfer } from "./witness.ts";

/** One touch of a program's memory while a call ran. */
interface Touch {
  readonly process: number;
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
  readonly #names: FileNames = new FileNames((type, process, rest) =>
    this.#line(type, process, rest),
  );
  /** Processes in the order they came, by their numbers. */
  readonly #processes = new Map<number, number>();
  readonly #counts = new Map<string, number>();
  #seq = 0;
  #touches: Touch[] = [];
  /** Pages are listed after the call that touched them. */
  #pages: { readonly process: number; readonly pages: object }[] = [];
  /** What the running call made. */
  #made: string | undefined;

  /** `write` gets one line at a time, without its end; the first describes the machine. */
  constructor(write: (line: string) => void, machine: MachineOptions) {
    this.#write = write;
    this.#line("info", 0, { what: "machine", value: machine });
  }

  read(pid: number, va: number, bytes: Uint8Array): void {
    this.#touches.push({ process: this.#processOf(pid), va, before: bytes, after: bytes });
  }

  write(pid: number, va: number, before: Uint8Array, bytes: Uint8Array): void {
    this.#touches.push({ process: this.#processOf(pid), va, before, after: bytes });
  }

  pin(pid: number, vaPfn: number, runs: readonly SeenRun[]): void {
    let va = vaPfn * 4096;
    const lines = runs.map(({ pfn, pages }) => {
      const line = [hex(va), pfn === undefined ? null : hex(pfn * 4096), hex(pages * 4096)];
      va += pages * 4096;
      return line;
    });
    const length = hex(va - vaPfn * 4096);
    const pages = { backing: "client", va: hex(vaPfn * 4096), length, runs: lines };
    this.#pages.push({ process: this.#processOf(pid), pages });
  }

  opened(pid: number, path: string, fd: number, result: number): string {
    const name = this.#fresh(NAMES.find(([pattern]) => pattern.test(path))?.[1] ?? "file");
    const process = this.#processOf(pid);
    if (result >= 0) this.#names.promise(name, { process, fd });
    this.#line("open", process, { fd: name, path, fdnum: fd, ...outcome(result) });
    return name;
  }

  created(pid: number, kind: string, fd: number): string {
    this.#made = this.#fresh(kind);
    this.#names.promise(this.#made, { process: this.#processOf(pid), fd });
    return this.#made;
  }

  attached(inode: number, name: string, pid: number, fd: number): void {
    this.#names.add(inode, name, { process: this.#processOf(pid), fd });
  }

  united(inode: number, name: string): void {
    this.#names.unite(inode, name);
  }

  used(inode: number, pid: number, fd: number): void {
    this.#names.use(inode, { process: this.#processOf(pid), fd });
  }

  held(pid: number, fd: number, held: Held): void {
    this.#names.hold({ process: this.#processOf(pid), fd }, held);
  }

  /** A write of the count, as if the program had done it just now. */
  signalled(pid: number, fd: number, by: number): void {
    const process = this.#processOf(pid);
    const name = this.#names.held({ process, fd });
    if (name === undefined) return;
    const count = new DataView(new ArrayBuffer(8));
    count.setBigUint64(0, BigInt(by), true);
    const data = hexBytes(new Uint8Array(count.buffer));
    this.#line("write", process, { fd: name, bytes: 8, data, ...outcome(8) });
  }

  closed(inode: number): void {
    this.#names.close(inode);
  }

  kexec(profile: string | undefined, result: number): void {
    const args = profile === undefined ? [] : [profile];
    this.#line("call", 0, { name: "kexec", fd: "", args, ...outcome(result) });
    if (result < 0) return;
    this.#line("boot", 0, { name: "kexec" });
    this.#names.clear();
  }

  /** Looks at the argument before and after. */
  ioctl({ pid, command, arg, inode, file }: WitnessedCall, peek: Peek, run: () => number): number {
    const process = this.#processOf(pid);
    this.#touches = [];
    this.#pages = [];
    this.#made = undefined;
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
      this.#called(process, { ...head, argval: hex(arg), ...outcome(result) });
      return result;
    }
    const after = peek(arg, length) ?? before;
    const bufs = this.#others(process, arg, length);
    this.#called(process, {
      ...head,
      len: length,
      in: hexBytes(before),
      out: hexBytes(after),
      ...outcome(result),
      ...(bufs.length > 0 && { bufs }),
      ...(this.#made !== undefined && result >= 0 && { made: this.#made }),
    });
    return result;
  }

  /** Bytes as far as they went, at a position where the call named one. */
  transfer(call: WitnessedTransfer, peek: Peek, run: () => number): number {
    const { type, pid, inode, va, count, position } = call;
    const given = type === "write" ? peek(va, Math.min(count, TRANSFER_MAX)) : undefined;
    const result = run();
    const bytes = given ?? (result > 0 ? peek(va, Math.min(result, TRANSFER_MAX)) : undefined);
    this.#line(type, this.#processOf(pid), {
      fd: this.#names.of(inode),
      bytes: count,
      ...(position !== undefined && { position: hex(position) }),
      ...(bytes !== undefined && { data: hexBytes(bytes) }),
      ...outcome(result),
    });
    return result;
  }

  /** Memory beside the argument: each stretch once, as it was at first and in the end. */
  #others(caller: number, arg: number, length: number): readonly object[] {
    const found = new Map<string, Touch>();
    for (const touch of this.#touches) {
      const { process, va, before, after } = touch;
      if (process === caller && va >= arg && va < arg + length) continue;
      const key = `${process}:${va}`;
      const known = found.get(key);
      if (known === undefined || known.after.length < after.length)
        found.set(key, { ...touch, before: known?.before ?? before });
      else known.after.set(after);
    }
    return [...found.values()].map(({ process, va, before, after }, index) => {
      const touched = { name: `memory${index}`, addr: hex(va), in: hexBytes(before) };
      const whose = process === caller ? undefined : process;
      return Object.assign(touched, { out: hexBytes(after), process: whose });
    });
  }

  #called(process: number, call: object): void {
    this.#line("ioctl", process, call);
    for (const { process: whose, pages } of this.#pages) this.#line("pages", whose, pages);
  }

  #processOf(pid: number): number {
    const known = this.#processes.get(pid) ?? this.#processes.size;
    this.#processes.set(pid, known);
    return known;
  }

  #fresh(kind: string): string {
    const count = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, count + 1);
    return `${kind}${count}`;
  }

  /** Lines of the first process do not say so. */
  #line(type: string, process: number, rest: object): void {
    const whose = process > 0 ? { process } : {};
    this.#write(JSON.stringify({ seq: this.#seq, type, ...whose, ...rest }));
    this.#seq += 1;
  }
}
