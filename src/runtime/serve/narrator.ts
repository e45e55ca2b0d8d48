// Every call as one line a person reads: names, members, flags, errno, time. strace's manner.
import { errnoName } from "../errno/index.ts";
import { commandOf, kindOf, type KnownCommand } from "./commands.ts";
import type { Peek, Witness, WitnessedCall, WitnessedTransfer } from "./witness.ts";

const hex = (value: number): string => `0x${value.toString(16)}`;
/** Numbers from here on are addresses, lengths or masks rather than counts. */
const HEX_FROM = 4096;

export class Narrator implements Witness {
  readonly #write: (line: string) => void;
  readonly #now: () => number;
  readonly #fds = new Map<number, number>();

  /** `write` gets one line at a time, without its end; `now` is a clock in milliseconds. */
  constructor(write: (line: string) => void, now: () => number) {
    this.#write = write;
    this.#now = now;
  }

  read(): void {}
  write(): void {}
  pin(): void {}
  used(): void {}
  held(): void {}
  united(): void {}

  kexec(profile: string | undefined, result: number): void {
    const to = profile === undefined ? "" : `"${profile}"`;
    this.#write(`kexec(${to}) = ${result < 0 ? refusal(result) : 0}`);
    if (result >= 0) this.#fds.clear();
  }

  opened(_pid: number, path: string, fd: number, result: number): string {
    this.#write(`open("${path}") = ${result < 0 ? refusal(result) : fd}`);
    return path;
  }

  created(_pid: number, kind: string): string {
    return kind;
  }

  attached(inode: number, _name: string, _pid: number, fd: number): void {
    this.#fds.set(inode, fd);
  }

  closed(inode: number): void {
    const fd = this.#fds.get(inode);
    if (this.#fds.delete(inode)) this.#write(`close(${fd})`);
  }

  signalled(pid: number, fd: number, by: number): void {
    this.#write(`[${pid}] eventfd_write(${fd}, ${by})`);
  }

  ioctl(call: WitnessedCall, peek: Peek, run: () => number): number {
    const { pid, command, arg, inode, file } = call;
    const first = peek(arg, 4);
    const claimed = first && new DataView(first.buffer, first.byteOffset).getUint32(0, true);
    const known = commandOf(kindOf(file), command, claimed);
    const before = known && members(known, arg, peek);
    const start = this.#now();
    const result = run();
    const micros = Math.round((this.#now() - start) * 1000);
    const after = known && result >= 0 ? members(known, arg, peek) : undefined;
    const fd = this.#fds.get(inode) ?? "?";
    const name = known?.name ?? hex(command);
    const given = before === undefined ? hex(arg) : braced([...before]);
    const changed = [...(after ?? [])].filter(([key, text]) => before?.get(key) !== text);
    const answer = result < 0 ? refusal(result) : `${result}`;
    const gave = changed.length > 0 ? ` ${braced(changed)}` : "";
    this.#write(`[${pid}] ioctl(${fd}, ${name}, ${given}) = ${answer}${gave} <${micros} us>`);
    return result;
  }

  transfer(call: WitnessedTransfer, peek: Peek, run: () => number): number {
    const { type, inode, va, count, position } = call;
    const written = type === "write" ? peek(va, Math.min(count, SHOWN_BYTES)) : undefined;
    const result = run();
    const bytes = written ?? (result > 0 ? peek(va, Math.min(result, SHOWN_BYTES)) : undefined);
    const all = type === "write" ? count : result;
    const fd = this.#fds.get(inode) ?? "?";
    const name = position === undefined ? type : `p${type}`;
    const where = position === undefined ? "" : `, ${hex(position)}`;
    const answer = result < 0 ? refusal(result) : `${result}`;
    this.#write(`${name}(${fd}, ${dumped(bytes ?? [], all)}, ${count}${where}) = ${answer}`);
    return result;
  }
}

/** Bytes of a transfer or of a member that are shown. */
const SHOWN_BYTES = 16;

/** The first of `all` bytes in hexadecimal. */
function dumped(bytes: Iterable<number>, all: number): string {
  const shown = [...bytes].slice(0, SHOWN_BYTES).map((byte) => byte.toString(16).padStart(2, "0"));
  return `[${shown.join(" ")}${all > SHOWN_BYTES ? " ..." : ""}]`;
}

/** Printable characters with nothing but zeros behind them, in a member that has room for both. */
const TEXT = /^([ -~]+)\0+$/;

/** A text in quotation marks, other bytes as those of a transfer. */
function ofBytes(bytes: Uint8Array): string {
  const text = TEXT.exec(String.fromCharCode(...bytes))?.[1];
  return text === undefined ? dumped(bytes, bytes.length) : JSON.stringify(text);
}

const refusal = (result: number): string => `-1 ${errnoName(-result)}`;

const braced = (members: readonly (readonly [string, string])[]): string =>
  `{${members.map(([name, text]) => `${name}=${text}`).join(", ")}}`;

/** The members of a call's struct; what the program did not hand over reads as zero. */
function members(
  { size, read, bits }: KnownCommand,
  arg: number,
  peek: Peek,
): ReadonlyMap<string, string> | undefined {
  const first = size === 0 ? undefined : peek(arg, 4);
  if (first === undefined) return undefined;
  const claimed = new DataView(first.buffer, first.byteOffset).getUint32(0, true);
  const bytes = new Uint8Array(size);
  bytes.set(peek(arg, Math.min(size, Math.max(4, claimed))) ?? first);
  const found = Object.entries(read(new DataView(bytes.buffer))).filter(
    ([name]) => name !== "size",
  );
  return new Map(found.map(([name, value]) => [cName(name), shown(name, value, bits)]));
}

/** `ioasId` as the header spells it. */
const cName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function shown(name: string, value: unknown, bits: KnownCommand["bits"]): string {
  if (typeof value === "bigint") return `0x${value.toString(16)}`;
  if (value instanceof Uint8Array) return ofBytes(value);
  if (typeof value !== "number")
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === "bigint" ? `0x${inner.toString(16)}` : inner,
    );
  if (name !== "flags") return value < HEX_FROM ? `${value}` : hex(value);
  let left = value;
  const names: string[] = [];
  for (const [bit, mask] of bits) {
    if ((left & mask) === 0) continue;
    names.push(bit);
    left &= ~mask;
  }
  if (left !== 0 || names.length === 0) names.push(hex(left >>> 0));
  return names.join("|");
}
