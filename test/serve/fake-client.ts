// A program that does not exist: memory and descriptors in this process, and the interposer's part
// of the protocol by hand.
import {
  Connection,
  type ClientProcess,
  type DeviceMemory,
  type Host,
  type ImageOutcome,
  type ImagePlace,
  Machine,
  type MachineOptions,
  OP,
  REPLY_BYTES,
  REQUEST_BYTES,
  REQUEST_LENGTH_AT,
  Server,
  type Stretch,
} from "../../src/runtime/index.ts";

/** Where the program's memory lies, and how much there is. */
export const BASE = 0x10_0000;
export const MEMORY_BYTES: number = 2 ** 20;

export class FakeProcess implements ClientProcess {
  readonly pid: number;
  readonly memory: Uint8Array = new Uint8Array(MEMORY_BYTES);
  readonly targets: Map<number, string> = new Map();
  isRunning = true;
  /** Capabilities it may make use of: all of them. */
  capabilities = 0x1ff_ffff_ffff;

  constructor(pid: number) {
    this.pid = pid;
  }

  read(va: number, length: number): Uint8Array | undefined {
    if (!this.#reaches(va, length)) return undefined;
    return this.memory.slice(va - BASE, va - BASE + length);
  }

  write(va: number, bytes: Uint8Array): boolean {
    if (!this.#reaches(va, bytes.length)) return false;
    this.memory.set(bytes, va - BASE);
    return true;
  }

  stretches(vaPfn: number, pages: number): readonly Stretch[] | undefined {
    if (!this.#reaches(vaPfn * 4096, pages * 4096)) return undefined;
    return [{ space: `process ${this.pid}`, page: vaPfn, pages, writable: true }];
  }

  addressOf(): undefined {}

  status(): string {
    const capabilities = this.capabilities.toString(16).padStart(16, "0");
    return `Name:\tfake\nVmLck:\t       8 kB\nVmPin:\t       0 kB\nCapEff:\t${capabilities}\n`;
  }

  target(fd: number): string | undefined {
    return this.targets.get(fd);
  }

  openFile(): undefined {}

  freeDescriptors(count: number, least: number): readonly number[] {
    const free: number[] = [];
    for (let fd = Math.max(3, least); free.length < count; fd++)
      if (!this.targets.has(fd)) free.push(fd);
    return free;
  }

  holds(inode: number): boolean {
    return [...this.targets.values()].includes(`socket:[${inode}]`);
  }

  isAlive(): boolean {
    return this.isRunning;
  }

  close(): void {}

  #reaches(va: number, length: number): boolean {
    return this.isRunning && va >= BASE && va + length <= BASE + MEMORY_BYTES;
  }
}

class PlainMemory implements DeviceMemory {
  readonly bytes: number;
  readonly held: Uint8Array;

  constructor(bytes: number) {
    this.bytes = bytes;
    this.held = new Uint8Array(bytes);
  }

  read(offset: number, length: number): Uint8Array {
    return this.held.slice(offset, offset + length);
  }

  write(offset: number, bytes: Uint8Array): void {
    this.held.set(bytes, offset);
  }
}

/** A machine behind a server, with a host that only this process knows. */
export class FakeSystem {
  readonly server: Server;
  readonly processes: Map<number, FakeProcess> = new Map();
  readonly complaints: unknown[] = [];
  readonly regions: PlainMemory[] = [];
  /** Files beside the socket, by name. */
  readonly published: Map<string, string> = new Map();
  /** Where images go, and what became of them. */
  imagePlace: ImagePlace | string = "nowhere";
  readonly imaged: ImageOutcome[] = [];
  isExhausted = false;
  /** Sockets the server has destroyed: that they are closed it hears later, as of others. */
  readonly dropped: Line[] = [];
  #secret = 0x1234_5678_9abc;
  #inode = 1000;

  constructor(options: Partial<MachineOptions> = {}) {
    const machine = new Machine({ seed: 1, ramBytes: 16 * 2 ** 20, ...options });
    const host: Host = {
      process: (pid) => this.processes.get(pid),
      turn: () => {},
      imagePlace: () => this.imagePlace,
      imaged: (outcome) => void this.imaged.push(outcome),
      publish: (name, bytes) => void this.published.set(name, new TextDecoder().decode(bytes)),
      region: (_token, bytes) => {
        const memory = new PlainMemory(bytes);
        this.regions.push(memory);
        return memory;
      },
      secret: () => (this.#secret = (this.#secret * 5 + 7) % 2 ** 47),
      isExhausted: () => this.isExhausted,
      complain: (error) => void this.complaints.push(error),
    };
    this.server = new Server({ machine, host });
  }

  process(pid: number): FakeProcess {
    const process = new FakeProcess(pid);
    this.processes.set(pid, process);
    return process;
  }

  nextInode(): number {
    return this.#inode++;
  }
}

export interface Words {
  readonly op: number;
  readonly pid?: number;
  readonly inode?: number;
  readonly arg?: number;
  readonly offset?: number;
  readonly command?: number;
  readonly payload?: Uint8Array;
}

/** A request as it travels. */
export function frame(words: Words): Uint8Array {
  const { payload = new Uint8Array(0) } = words;
  const bytes = new Uint8Array(REQUEST_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, words.op, true);
  view.setInt32(4, words.pid ?? 0, true);
  view.setBigUint64(8, BigInt(words.inode ?? 0), true);
  view.setBigUint64(16, BigInt(words.arg ?? 0), true);
  view.setBigUint64(24, BigInt(words.offset ?? 0), true);
  view.setUint32(32, words.command ?? 0, true);
  view.setUint32(REQUEST_LENGTH_AT, payload.length, true);
  bytes.set(payload, REQUEST_BYTES);
  return bytes;
}

export interface Answer {
  readonly result: number;
  readonly flags: number;
  readonly actions: readonly {
    readonly kind: number;
    readonly fd: number;
    readonly token: number;
  }[];
}

/** One socket to the server. */
export class Line {
  readonly connection: Connection;
  readonly system: FakeSystem;
  sent: Uint8Array[] = [];
  isDropped = false;

  constructor(system: FakeSystem) {
    this.system = system;
    this.connection = new Connection(
      (bytes) => void this.sent.push(bytes),
      () => {
        this.isDropped = true;
        system.dropped.push(this);
      },
    );
  }

  /** Bytes as they come in; a server that will have none of them hangs up. */
  give(bytes: Uint8Array): void {
    if (this.isDropped) return;
    if (!this.system.server.receive(this.connection, bytes)) return this.hangUp();
    this.system.server.run();
    for (const line of this.system.dropped.splice(0)) line.hangUp();
  }

  hangUp(): void {
    this.isDropped = true;
    this.system.server.hangUp(this.connection);
  }

  /** The answer, or undefined where the server hung up instead. */
  ask(words: Words): Answer | undefined {
    this.sent = [];
    this.give(frame(words));
    const [reply] = this.sent;
    return reply === undefined ? undefined : answerOf(reply);
  }
}

function answerOf(reply: Uint8Array): Answer {
  const view = new DataView(reply.buffer, reply.byteOffset);
  const actions = Array.from({ length: view.getUint32(8, true) }, (_, index) => {
    const at = REPLY_BYTES + index * 32;
    return {
      kind: view.getUint32(at, true),
      fd: view.getInt32(at + 4, true),
      token: Number(view.getBigUint64(at + 8, true)),
    };
  });
  return { result: Number(view.getBigInt64(0, true)), flags: view.getUint32(12, true), actions };
}

/** A program with a channel, as the interposer makes it. */
export class FakeClient {
  readonly system: FakeSystem;
  readonly process: FakeProcess;
  readonly channel: Line;
  readonly files: Map<number, Line> = new Map();
  /** How much of an argument comes along with an ioctl. */
  alongBytes = 96;

  constructor(system: FakeSystem, pid: number) {
    this.system = system;
    this.process = system.processes.get(pid) ?? system.process(pid);
    this.channel = new Line(system);
    this.hello(this.channel);
  }

  hello(line: Line): number | undefined {
    const { pid, memory } = this.process;
    const secret = line.ask({ op: OP.hello, pid })?.result ?? 0;
    new DataView(memory.buffer).setBigUint64(0, BigInt(secret), true);
    return line.ask({ op: OP.hello, pid, arg: BASE })?.result;
  }

  call(words: Words): Answer | undefined {
    return this.channel.ask({ pid: this.process.pid, ...words });
  }

  /** open(2): the inode of the file's socket, or a negative errno. */
  open(path: string): number {
    const answer = this.call({ op: OP.open, payload: new TextEncoder().encode(path) });
    const [made] = answer?.actions ?? [];
    return made === undefined ? (answer?.result ?? -1) : this.take(made);
  }

  /** Comes for a file that a call made. */
  take({ fd, token }: { readonly fd: number; readonly token: number }): number {
    const inode = this.system.nextInode();
    this.process.targets.set(fd, `socket:[${inode}]`);
    const line = new Line(this.system);
    const result = line.ask({ op: OP.attach, pid: this.process.pid, inode, arg: token })?.result;
    if (result !== 0) throw new Error(`the file was not given: ${result}`);
    this.files.set(inode, line);
    return inode;
  }

  /** ioctl(2) with a struct of 32-bit words, put in memory at an offset. */
  ioctl(inode: number, command: number, words: readonly number[], at = 4096): number | undefined {
    const { buffer } = this.process.memory;
    const view = new DataView(buffer, at);
    words.forEach((word, index) => view.setUint32(index * 4, word, true));
    const payload = new Uint8Array(buffer.slice(at, at + this.alongBytes));
    return this.call({ op: OP.ioctl, inode, command, arg: BASE + at, payload })?.result;
  }

  /** A word of the struct that the last ioctl left. */
  word(index: number, at = 4096): number {
    return new DataView(this.process.memory.buffer, at).getUint32(index * 4, true);
  }

  /** The end of the process: every socket goes. */
  die(): void {
    this.process.isRunning = false;
    this.channel.hangUp();
    for (const line of this.files.values()) line.hangUp();
  }
}
