// What travels between the interposer and the machine: requests one way, replies the other.
//
//   request  u32 op  s32 pid  u64 inode  u64 arg  u64 offset  u32 command  u32 length
//            s32 fd  u32 reserved  payload
//   reply    s64 result  u32 actions  u32 flags  then the actions
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
  hello: 11,
  listen: 12,
  map: 13,
  stored: 14,
  huge: 15,
  control: 16,
  signalled: 17,
} as const;

/** The highest number in OP. */
const OP_MAX: number = OP.signalled;

/**
 * What a client must do before its call returns: make a descriptor of a file or of a memfd, add to
 * a counter it watches, watch one, let one go, map a region. Counters are told of over the channel
 * a process listens on, too, when no call of it is under way.
 */
export const ACT = { file: 1, memfd: 2, signal: 3, watch: 4, forget: 5, region: 6 } as const;

/** Flag of a reply: one byte waits in the socket that stands for the file, and is to be taken. */
export const REPLY_DRAIN = 1;
/** Flag of an action: the descriptor closes on exec. */
export const ACT_CLOEXEC = 1;
/** Flag of an action: any number will do; nobody was told one. */
export const ACT_ANY_NUMBER = 2;
/** Flag of a counter to be watched: the machine is to be told of signals that come to it. */
export const ACT_HEARD = 4;

export interface Request {
  readonly op: number;
  readonly pid: number;
  /** The inode of the descriptor's socket: which open file is meant. 0 when none is. */
  readonly inode: number;
  /** A user address or length; those above 2^53 lose bits, and no user address is that high. */
  readonly arg: number;
  /** Of a call that makes descriptors: those below are taken. 0 where that is not said. */
  readonly offset: number;
  readonly command: number;
  /** What the client calls the descriptor. */
  readonly fd: number;
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
  /** ACT_CLOEXEC, ACT_ANY_NUMBER, ACT_HEARD. */
  readonly flags?: number;
}

/** The answer to a read or write of a descriptor that is none of the machine's files. */
export const NOT_OURS = -4096;

export const REQUEST_BYTES = 48;
/** Where a request says how long its payload is. */
export const REQUEST_LENGTH_AT = 36;
export const REPLY_BYTES = 16;
const ACTION_BYTES = 32;
/** The longest payload: a path. */
export const PAYLOAD_MAX: number = 4096;
/** Requests of one client that may wait; the interposer has one in flight a thread. */
const WAITING_MAX = 1024;

/** The words a request brings along. */
export const textOf = ({ payload }: Request): string => new TextDecoder().decode(payload);

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
      const length = view.getUint32(REQUEST_LENGTH_AT, true);
      if (op === 0 || op > OP_MAX || length > PAYLOAD_MAX) return undefined;
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
        fd: view.getInt32(40, true),
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

export function replyBytes(result: number, actions: readonly Action[] = [], flags = 0): Uint8Array {
  const bytes = new Uint8Array(REPLY_BYTES + actions.length * ACTION_BYTES);
  const view = new DataView(bytes.buffer);
  set64(view, 0, result);
  view.setUint32(8, actions.length, true);
  view.setUint32(12, flags, true);
  actions.forEach((action, index) => {
    bytes.set(actionBytes(action), REPLY_BYTES + index * ACTION_BYTES);
  });
  return bytes;
}

/** One action as it travels: inside a reply, or alone to a process that listens. */
export function actionBytes(action: Action): Uint8Array {
  const { kind, fd, token, size = 0, seals = 0, flags = 0 } = action;
  const bytes = new Uint8Array(ACTION_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kind, true);
  view.setInt32(4, fd, true);
  set64(view, 8, token);
  set64(view, 16, size);
  view.setUint32(24, seals, true);
  view.setUint32(28, flags, true);
  return bytes;
}

function set64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value >>> 0, true);
  view.setInt32(at + 4, Math.floor(value / 2 ** 32), true);
}
