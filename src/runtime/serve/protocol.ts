// What travels between the interposer and the machine: requests one way, replies the other.
//
//   request  u32 op  s32 pid  u64 inode  u64 arg  u64 offset  u32 command  u32 length  payload
//   reply    s64 result  u32 actions  u32 0  then the actions
//   action   u32 kind  s32 fd  u64 token  u64 size  u32 seals  u32 flags
//
// Little endian: both sides run on one machine, and the machine's own words are little endian too.

/** What a client asks. The numbers are those of interpose.c. */
export const OP = {
  attach: 1,
  open: 2,
  ioctl: 3,
  unmap: 4,
  read: 5,
  write: 6,
  stat: 7,
  reboot: 8,
  seals: 9,
  adopt: 10,
} as const;

/** What a client must do before its call returns. */
export const ACT = { file: 1, memfd: 2, signal: 3 } as const;

export interface Request {
  readonly op: number;
  readonly pid: number;
  /** The inode of the descriptor's socket: which open file is meant. 0 when none is. */
  readonly inode: number;
  /** A user address or length; those above 2^53 lose bits, and no user address is that high. */
  readonly arg: number;
  readonly offset: number;
  readonly command: number;
  readonly payload: Uint8Array;
}

export interface Action {
  readonly kind: number;
  /** The number the machine promised the program, or -1. */
  readonly fd: number;
  readonly token: number;
  /** Bytes of a memfd, or the count an event adds. */
  readonly size?: number;
  readonly seals?: number;
  /** Bit 0: close on exec. */
  readonly flags?: number;
}

/** The answer to a read or write of a descriptor that is none of the machine's files. */
export const NOT_OURS = -4096;

export const REQUEST_BYTES = 40;
export const REPLY_BYTES = 16;
export const ACTION_BYTES = 32;
/** The longest payload: a path. */
export const PAYLOAD_MAX: number = 4096;
/** Requests of one client that may wait; the interposer has one in flight a thread. */
const WAITING_MAX = 1024;

/** Cuts a client's bytes into requests. */
export class RequestStream {
  #bytes: Uint8Array = new Uint8Array(0);

  /** The requests that are complete, or undefined where this cannot be our interposer. */
  push(chunk: Uint8Array): readonly Request[] | undefined {
    this.#bytes = this.#bytes.length === 0 ? chunk : joined(this.#bytes, chunk);
    const requests: Request[] = [];
    let at = 0;
    for (; this.#bytes.length - at >= REQUEST_BYTES;) {
      const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + at);
      const op = view.getUint32(0, true);
      const length = view.getUint32(36, true);
      if (op === 0 || op > OP.adopt || length > PAYLOAD_MAX) return undefined;
      if (requests.length === WAITING_MAX) return undefined;
      const end = at + REQUEST_BYTES + length;
      if (this.#bytes.length < end) break;
      requests.push({
        op,
        pid: view.getInt32(4, true),
        inode: number64(view, 8),
        arg: number64(view, 16),
        offset: number64(view, 24),
        command: view.getUint32(32, true),
        payload: this.#bytes.slice(at + REQUEST_BYTES, end),
      });
      at = end;
    }
    this.#bytes = this.#bytes.subarray(at);
    return requests;
  }
}

const number64 = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

export function replyBytes(result: number, actions: readonly Action[] = []): Uint8Array {
  const bytes = new Uint8Array(REPLY_BYTES + actions.length * ACTION_BYTES);
  const view = new DataView(bytes.buffer);
  set64(view, 0, result);
  view.setUint32(8, actions.length, true);
  let at = REPLY_BYTES;
  for (const { kind, fd, token, size = 0, seals = 0, flags = 0 } of actions) {
    view.setUint32(at, kind, true);
    view.setInt32(at + 4, fd, true);
    set64(view, at + 8, token);
    set64(view, at + 16, size);
    view.setUint32(at + 24, seals, true);
    view.setUint32(at + 28, flags, true);
    at += ACTION_BYTES;
  }
  return bytes;
}

function set64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value >>> 0, true);
  view.setInt32(at + 4, Math.floor(value / 2 ** 32), true);
}
