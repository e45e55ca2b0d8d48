// Counters of programs (eventfd(2)) as the emulated kernel's own: a signal goes to the program.
import { EventFd, File, type FileOps } from "../kernel/files/index.ts";
import type { Outbox } from "./outbox.ts";
import { ACT, type Action } from "./protocol.ts";

/** How /proc names one. */
export const EVENTFD_TARGET = "anon_inode:[eventfd]";

class ClientEvent extends EventFd {
  readonly fd: number;
  readonly token: number;
  readonly outbox: Outbox;
  /** The program was asked to keep the counter for us. */
  isWatched = false;

  constructor(fd: number, token: number, outbox: Outbox) {
    super();
    this.fd = fd;
    this.token = token;
    this.outbox = outbox;
  }

  override signal(by = 1n): void {
    this.outbox.signal(this.token, Number(by));
  }

  /** The machine's reference was the last. */
  protected override forgotten(): void {
    if (this.isWatched) this.outbox.forget(this.token);
  }
}

/** The program's own file; nothing here is told when that is closed. */
const ops: FileOps = { name: "eventfd of a program" };

/** Counters a running call has looked at; those it keeps are watched from then on. */
export class ClientEvents {
  readonly #outbox: Outbox;
  #seen: File[] = [];
  #nextToken = 1;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  find(fd: number): File {
    const file = new File(ops, new ClientEvent(fd, this.#nextToken++, this.#outbox));
    this.#seen.push(file);
    return file;
  }

  /** What the program must do so that a signal can reach it. */
  takeActions(): readonly Action[] {
    const actions: Action[] = [];
    for (const file of this.#seen) {
      const event = file.inner as ClientEvent;
      event.isWatched = event.refs > 0;
      if (event.isWatched) actions.push({ kind: ACT.watch, fd: event.fd, token: event.token });
      file.put();
    }
    this.#seen = [];
    return actions;
  }
}
