// What a recording calls open files, and by which numbers programs mean them.
//
// A recording knows a file by the number it was opened with. A program may go on with another one
// (dup(2)), its children inherit numbers, and a number may be given to another file: lines of their
// own say so, before the calls that depend on it.
import { outcome } from "./outcome.ts";

/** Numbers for files whose own was given away, beyond those of programs. */
const FIRST_SPARE = 30_000;

/** A process of the recording, from 0, and a number of its. */
interface Slot {
  readonly process: number;
  readonly fd: number;
}

/** What a process's own descriptor is open on, where that is no file of the machine's. */
export type Held =
  | { readonly kind: "eventfd" | "file" | "nothing" }
  | {
      readonly kind: "memfd";
      readonly inode: number;
      readonly bytes: number;
      readonly seals: number;
      readonly hugetlb: boolean;
    };

type Names = Map<string, Slot>;

const keyOf = ({ process, fd }: Slot): string => `${process}:${fd}`;

export class FileNames {
  readonly #line: (type: string, process: number, rest: object) => void;
  /** The names of a file, each with its slot; the first is used. By the inode of its socket. */
  readonly #named = new Map<number, Names>();
  /** The same, by their first name, of files nobody has come for yet. */
  readonly #promised = new Map<string, Names>();
  /** Whose name stands for a number. */
  readonly #slots = new Map<string, { readonly names: Names; readonly name: string }>();
  /** What a program's own number was called, and what was said of it, so that it is said once. */
  readonly #held = new Map<string, { readonly name: string; readonly said: string }>();
  /** Memory files of programs, by inode. */
  readonly #memory = new Map<number, string>();
  #spare = FIRST_SPARE;

  constructor(line: (type: string, process: number, rest: object) => void) {
    this.#line = line;
  }

  /** The name of the file that a socket stands for; empty where it was never told. */
  of(inode: number): string {
    const [name] = this.#named.get(inode)?.keys() ?? [];
    return name ?? "";
  }

  /** A file that is to have this number. */
  promise(name: string, slot: Slot): void {
    this.vacate(slot);
    const names: Names = new Map([[name, slot]]);
    this.#promised.set(name, names);
    this.#slots.set(keyOf(slot), { names, name });
  }

  /** A promised file is there. Its number is another one where a thread was faster. */
  add(inode: number, name: string, slot: Slot): void {
    const names = this.#promised.get(name);
    this.#promised.delete(name);
    if (names === undefined) return;
    this.#named.set(inode, names);
    const [first, promised] = [...names][0] as [string, Slot];
    if (keyOf(promised) === keyOf(slot)) return;
    this.use(inode, slot);
    names.delete(first);
    this.#slots.delete(keyOf(promised));
    this.#closed(first, promised);
  }

  /** A call means the file by this number. */
  use(inode: number, slot: Slot): void {
    const names = this.#named.get(inode);
    if (names === undefined || this.#slots.get(keyOf(slot))?.names === names) return;
    this.vacate(slot);
    const before = this.of(inode);
    const name = `${before}.${slot.process > 0 ? `${slot.process}.` : ""}${slot.fd}`;
    names.set(name, slot);
    this.#slots.set(keyOf(slot), { names, name });
    this.#line("dup", slot.process, { fd: before, as: name, fdnum: slot.fd });
  }

  /** A call means a file of the program's own by this number, or one that is not there. */
  hold(slot: Slot, held: Held): void {
    const key = keyOf(slot);
    const { kind } = held;
    const known = kind === "memfd" ? this.#memory.get(held.inode) : undefined;
    const name = known ?? `${kind}${this.#spare++}`;
    if (kind === "memfd") this.#memory.set(held.inode, name);
    const said = kind === "memfd" ? [name, held.bytes, held.seals].join() : kind;
    if (this.#held.get(key)?.said === said) return;
    this.#held.delete(key);
    this.vacate(slot);
    this.#held.set(key, { name, said });
    const { process, fd } = slot;
    if (kind !== "memfd") return this.#line("holds", process, { fd: name, fdnum: fd, kind });
    const { bytes, seals, hugetlb } = held;
    this.#line("holds", process, { fd: name, fdnum: fd, kind, bytes, seals, hugetlb });
  }

  /** What such a number is called; undefined: it stands for something else by now. */
  held(slot: Slot): string | undefined {
    return this.#held.get(keyOf(slot))?.name;
  }

  /** A program made a file of its own for one that a call gave it. */
  unite(inode: number, name: string): void {
    this.#memory.set(inode, name);
    const [slot] = this.#promised.get(name)?.values() ?? [];
    this.#promised.delete(name);
    if (slot === undefined) return;
    this.#slots.delete(keyOf(slot));
    this.#held.set(keyOf(slot), { name, said: name });
  }

  /** A number is about to be another file's. */
  vacate(slot: Slot): void {
    const key = keyOf(slot);
    if (this.#held.delete(key)) {
      const { process, fd } = slot;
      this.#line("holds", process, { fd: "", fdnum: fd, kind: "nothing" });
    }
    const owner = this.#slots.get(key);
    if (owner === undefined) return;
    this.#slots.delete(key);
    const { names, name } = owner;
    names.delete(name);
    if (names.size === 0) {
      const spare = { process: slot.process, fd: this.#spare++ };
      const further = `${name}.${spare.fd}`;
      names.set(further, spare);
      this.#slots.set(keyOf(spare), { names, name: further });
      this.#line("dup", slot.process, { fd: name, as: further, fdnum: spare.fd });
    }
    this.#closed(name, slot);
  }

  /** The last number of a file is gone. */
  close(inode: number): void {
    for (const [name, slot] of this.#named.get(inode) ?? []) {
      this.#slots.delete(keyOf(slot));
      this.#closed(name, slot);
    }
    this.#named.delete(inode);
  }

  /** The kernel whose files these were is no more. */
  clear(): void {
    this.#named.clear();
    this.#promised.clear();
    this.#slots.clear();
    this.#held.clear();
    this.#memory.clear();
  }

  #closed(name: string, { process, fd }: Slot): void {
    this.#line("close", process, { fd: name, fdnum: fd, ...outcome(0) });
  }
}
