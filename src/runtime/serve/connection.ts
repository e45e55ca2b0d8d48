// One socket of a client: a channel for calls, an open file, or what a process listens on.
import type { ClientEntry } from "./clients.ts";
import { RequestStream } from "./protocol.ts";

export class Connection {
  readonly send: (bytes: Uint8Array) => void;
  /** Hangs up: whoever is there broke the rules. */
  readonly drop: () => void;
  readonly stream: RequestStream = new RequestStream();
  /** Whose channel this is, once that is proved. */
  entry: ClientEntry | undefined;
  /** What the process at the other end must find in its own memory. */
  challenge: { readonly pid: number; readonly secret: number } | undefined;
  /** Set once this socket is an open file. */
  inode = 0;
  /** Nobody is there any more: what it asked and has not been answered is void. */
  gone = false;

  constructor(send: (bytes: Uint8Array) => void, drop: () => void) {
    this.send = send;
    this.drop = drop;
  }
}
