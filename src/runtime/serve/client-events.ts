// Counters of programs (eventfd(2)) as the emulated kernel's own: signals go either way.
import { EventFd, File, type FileOps } from "../kernel/files/index.ts";
import type { Outbox } from "./outbox.ts";
import { ACT, ACT_HEARD, type Action } from "./protocol.ts";

/** How /proc names one. */
export const EVENTFD_TARGET = "anon_inode:[eventfd]";

class ClientEvent extends EventFd {
  readonly fd: number;
  readonly token: number;
  readonly #outbox: Outbox;
  readonly #watched: Map<number, ClientEvent>;

  constructor(fd: number, token: number, outbox: Outbox, watched: Map<number, ClientEvent>) {
    super();
    this.fd = fd;
    this.token = token;
    this.#outbox = outbox;
    this.#watched = watched;
  }

  /** The kernel signals: the program's counter counts, and whoever waits hears of it from there. */
  override signal(by = 1n): void {
    this.#outbox.signal(this.token, Number(by));
  }

  /** The program's counter was signalled, and its count taken. */
  heard(): void {
    super.signal(0n);
  }

  /** The machine's reference was the last. */
  protected override forgotten(): void {
    if (this.#watched.delete(this.token)) this.#outbox.forget(this.token);
  }
}

/** The program's own file; nothing here is told when that is closed. */
const ops: FileOps = { name: "eventfd of a program" };

/** Counters a running call has looked at; those it keeps are watched from then on. */
export class ClientEvents {
  readonly #outbox: Outbox;
  #seen: File[] = [];
  /** Those the program was asked to keep for us, by their tokens. */
  readonly #watched = new Map<number, ClientEvent>();
  #nextToken = 1;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  find(fd: number): File {
    const event = new ClientEvent(fd, this.#nextToken++, this.#outbox, this.#watched);
    const file = new File(ops, event);
    this.#seen.push(file);
    return file;
  }

  /** What the program must do so that a signal can reach it, or reach us. */
  takeActions(): readonly Action[] {
    const actions: Action[] = [];
    for (const file of this.#seen) {
      const event = file.inner as ClientEvent;
      const { fd, token } = event;
      if (event.refs > 0) {
        this.#watched.set(token, event);
        actions.push({ kind: ACT.watch, fd, token, flags: event.isAwaited ? ACT_HEARD : 0 });
      }
      file.put();
    }
    this.#seen = [];
    return actions;
  }

  /** A watched counter was signalled. What the program called it; undefined: we let it go. */
  signalled(token: number): number | undefined {
    const event = this.#watched.get(token);
    event?.heard();
    return event?.fd;
  }

  /** The kernel that kept them is no more. */
  clear(): void {
    for (const token of this.#watched.keys()) this.#outbox.forget(token);
    this.#watched.clear();
  }
}
