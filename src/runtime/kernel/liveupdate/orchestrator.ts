// The orchestrator of one kernel: handlers, global data, sessions out and sessions in.
import { EAGAIN, EEXIST, EINVAL, EIO, ENOENT } from "../../errno/index.ts";
import { kho as khoCodecs } from "../../../generated/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { File } from "../files/index.ts";
import type { Incoming, Kho } from "../kho/index.ts";
import { RwSem, SpinLock, holding, locked, maySleep, runAlone, type Path } from "../lock/index.ts";
import type { EntryStore } from "./entries.ts";
import type { LuoFormat, LuoRoot } from "./format.ts";
import { Globals } from "./globals.ts";
import type { FileHandler, GlobalData } from "./handler.ts";
import { readGlobals, readLuo, readLuoRoot } from "./image.ts";
import { IncomingSession } from "./incoming.ts";
import { OutgoingSession } from "./outgoing.ts";

const { v5 } = khoCodecs.luo;

interface LuoOptions {
  readonly kho: Kho;
  readonly faults: FaultPlan;
  readonly incoming: Incoming | undefined;
  /** The generation this kernel writes and reads. */
  readonly format: LuoFormat;
}

export class Orchestrator {
  readonly kho: Kho;
  readonly faults: FaultPlan;
  /** What is preserved in any session, by inner object: a file goes over once. */
  readonly preservedFiles: Set<object> = new Set();
  /** Why opening the device is refused, once it has been found out. */
  damage: string | undefined;
  /** Set while somebody has the device open: it is exclusive. */
  opened = false;
  readonly number: number;
  readonly format: LuoFormat;
  readonly #incoming: Incoming | undefined;
  readonly #root: LuoRoot | undefined;
  readonly #rootPa: number;
  readonly #globalsPa: number;
  readonly #handlers: FileHandler[] = [];
  /** Shared by every call that changes what goes over; a freeze has it alone, and keeps it. */
  readonly #freezeLock = new RwSem("luo freeze");
  /** Over the list of sessions. */
  readonly #listLock = new RwSem("luo sessions");
  /** Over the files that are claimed; nothing sleeps under it. */
  readonly #claimLock = new SpinLock("luo files");
  readonly #sessions = new Map<string, OutgoingSession>();
  readonly #sessionBlocks: EntryStore;
  readonly #globals: Globals;
  #arrived: IncomingSession[] | undefined;

  private constructor(
    options: LuoOptions,
    root: LuoRoot | undefined,
    globals: Globals,
    places: { readonly rootPa: number; readonly globalsPa: number },
  ) {
    this.kho = options.kho;
    this.faults = options.faults;
    this.format = options.format;
    this.#incoming = options.incoming;
    this.#root = root;
    this.number = (root?.number ?? 0) + 1;
    this.#rootPa = places.rootPa;
    this.#globalsPa = places.globalsPa;
    this.#sessionBlocks = options.format.sessions(options.kho);
    this.#globals = globals;
  }

  /** Starts up; a string is the panic of a kernel that cannot read its predecessor's record. */
  static start(options: LuoOptions): Orchestrator | string | number {
    const root = readLuoRoot(options.incoming, options.format);
    if (typeof root === "string") return root;
    const flbsPa = root?.flbsPa ?? 0;
    const globals = options.incoming === undefined ? [] : readGlobals(options.incoming, flbsPa);
    if (typeof globals === "string") return globals;
    const rootPa = options.kho.allocate("liveupdate", options.format.rootBytes);
    if (rootPa < 0) return rootPa;
    const globalsPa = options.kho.allocate("liveupdate", 4096);
    if (globalsPa < 0) return globalsPa;
    const made = new Orchestrator(options, root, new Globals(globals), { rootPa, globalsPa });
    const subtree = { pa: rootPa, bytes: options.format.rootBytes };
    const errno = options.kho.addSubtree(v5.LUO_KHO_ENTRY_NAME, subtree);
    if (errno !== 0) return errno;
    made.#writeRoot(0, globalsPa);
    return made;
  }

  /** -EEXIST when a handler of that name is there. */
  register(handler: FileHandler): number {
    if (this.#handlers.some((each) => each.compatible === handler.compatible)) return -EEXIST;
    this.#handlers.push(handler);
    return 0;
  }

  handlerFor(file: File): FileHandler | undefined {
    return this.#handlers.find((handler) => handler.canPreserve(file));
  }

  /** A new session: -EINVAL (name), -EEXIST, -ENOMEM, or that no more fit. */
  createSession(name: string): OutgoingSession | number {
    return runAlone("create session", this.createSessionPath(name));
  }

  *createSessionPath(name: string): Path<OutgoingSession | number> {
    if (name === "") return -EINVAL;
    return yield* this.beforeFreeze(() =>
      locked(this.#listLock, (): OutgoingSession | number => {
        maySleep("memory allocated");
        const errno = this.#sessionBlocks.reserve(this.#sessions.size + 1);
        if (errno !== 0) return errno;
        // Room that was made for a name that is taken stays until a session is closed.
        if (this.#sessions.has(name)) return -EEXIST;
        const session = new OutgoingSession(this, name);
        this.#sessions.set(name, session);
        return session;
      }),
    );
  }

  closeSession(session: OutgoingSession): void {
    runAlone("close session", this.closeSessionPath(session));
  }

  /** Everything in the session is let go first: until then its name is taken. */
  *closeSessionPath(session: OutgoingSession): Path<void> {
    yield* session.releasePath();
    yield* this.beforeFreeze(() =>
      locked(this.#listLock, () => {
        this.#sessions.delete(session.name);
        this.#sessionBlocks.shrink(this.#sessions.size);
      }),
    );
  }

  /** Runs what changes sessions: never beside a freeze, and never again after one. */
  *beforeFreeze<T>(change: () => Path<T>): Path<T> {
    return yield* holding(this.#freezeLock, change, "shared");
  }

  /** Makes a file this caller's to preserve; false when it is somebody's already. */
  *claimPath(inner: object): Path<boolean> {
    return yield* locked(this.#claimLock, () => {
      if (this.preservedFiles.has(inner)) return false;
      this.preservedFiles.add(inner);
      return true;
    });
  }

  *disclaimPath(inner: object): Path<void> {
    yield* locked(this.#claimLock, () => void this.preservedFiles.delete(inner));
  }

  /** A session of the previous kernel: -ENOENT, or -EINVAL the second time. */
  retrieveSession(name: string): IncomingSession | number {
    const session = this.#arrived?.find((each) => each.name === name);
    if (session === undefined) return -ENOENT;
    if (session.retrieved) return -EINVAL;
    session.retrieved = true;
    return session;
  }

  /**
   * The descriptor of a session of the previous kernel is closed: it is finished and its name no
   * longer known. A refusal leaves it listed as retrieved, with nobody left to finish it.
   */
  closeIncoming(session: IncomingSession): void {
    if (session.finish() !== 0) return;
    const at = this.#arrived?.indexOf(session) ?? -1;
    if (at >= 0) this.#arrived?.splice(at, 1);
  }

  /** Sessions of the previous kernel that are not finished and closed. */
  get arrived(): readonly IncomingSession[] {
    return this.#arrived ?? [];
  }

  /** Reads the previous kernel's sessions, exactly once. 0, or -EIO for ever. */
  arrive(): number {
    if (this.damage !== undefined) return -EIO;
    if (this.#arrived !== undefined) return 0;
    if (this.#root === undefined || this.#incoming === undefined) {
      this.#arrived = [];
      return 0;
    }
    const image = readLuo(this.#incoming, this.#root, this.format);
    if (typeof image === "string") return this.#refuse(image);
    const sessions: IncomingSession[] = [];
    for (const session of image.sessions) {
      const handlers: FileHandler[] = [];
      for (const { compatible } of session.files) {
        const handler = this.#handlers.find((each) => each.compatible === compatible);
        if (handler === undefined) return this.#refuse(`no handler for "${compatible}"`);
        handlers.push(handler);
      }
      sessions.push(new IncomingSession(this, session, handlers));
    }
    for (const pa of image.blocks) this.#incoming.discard(pa);
    const root = this.#incoming.subtree(v5.LUO_KHO_ENTRY_NAME);
    if (root !== undefined) this.#incoming.discard(root.pa);
    if (this.#root.flbsPa !== 0) this.#incoming.discard(this.#root.flbsPa);
    this.#arrived = sessions;
    return 0;
  }

  /** Data of the previous kernel under this name, or undefined. */
  incomingGlobal(name: string): number | undefined {
    return this.#globals.incoming(name);
  }

  /** One more file needs these; the first one makes them. Undone as a whole on refusal. */
  *takeGlobalsPath(globals: readonly GlobalData[]): Path<number> {
    return yield* this.#globals.takePath(globals);
  }

  *dropGlobalsPath(globals: readonly GlobalData[]): Path<void> {
    yield* this.#globals.dropPath(globals);
  }

  *finishGlobalsPath(globals: readonly GlobalData[]): Path<void> {
    yield* this.#globals.finishPath(globals);
  }

  /** Last call before the jump: every record written, or a refusal with everything thawed. */
  freeze(): number {
    return runAlone("freeze", this.freezePath());
  }

  *freezePath(): Path<number> {
    yield* this.#freezeLock.take();
    const errno = yield* this.#freezeAll();
    yield* errno === 0 ? this.#freezeLock.keep() : this.#freezeLock.release();
    return errno;
  }

  *#freezeAll(): Path<number> {
    const sessions = [...this.#sessions.values()];
    for (const [at, session] of sessions.entries()) {
      const errno = yield* holding(session.lock, () => session.freezePath());
      if (errno === 0) continue;
      for (const frozen of sessions.slice(0, at).reverse()) frozen.unfreeze();
      return errno;
    }
    const first = this.#sessionBlocks.write(sessions.length, (view, offset, index) => {
      const session = sessions[index] as OutgoingSession;
      const fileSetSer = { files: BigInt(session.write()), count: BigInt(session.count) };
      v5.encodeLuoSessionSer({ name: session.name, fileSetSer }, view, offset);
    });
    this.#writeGlobals();
    this.#writeRoot(first, this.#globalsPa);
    if (this.kho.finalize() === 0) return 0;
    for (const session of sessions.reverse()) session.unfreeze();
    return -EAGAIN;
  }

  #writeRoot(sessionsPa: number, flbsPa: number): void {
    const { ram } = this.kho.frames;
    const { compatible } = this.format;
    const root = { compatible, number: this.number, sessionsPa, flbsPa };
    ram.write(this.#rootPa, this.format.encodeRoot(root));
  }

  #writeGlobals(): void {
    const { ram } = this.kho.frames;
    const start = ram.byteAt(this.#globalsPa);
    const outgoing = this.#globals.outgoing();
    const count = outgoing.length;
    v5.encodeLuoFlbHeaderSer({ pgcnt: 1n, count: BigInt(count) }, ram.view, start);
    let at = start + v5.LUO_FLB_HEADER_SER_SIZE;
    for (const { name, data, count } of outgoing) {
      const entry = { name, data: BigInt(data), count: BigInt(count) };
      v5.encodeLuoFlbSer(entry, ram.view, at);
      at += v5.LUO_FLB_SER_SIZE;
    }
  }

  #refuse(reason: string): number {
    this.damage = reason;
    return -EIO;
  }
}
