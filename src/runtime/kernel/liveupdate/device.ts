// The files of live update: /dev/liveupdate, and the descriptors of sessions.
import { EBUSY, EFAULT, EINVAL, EMFILE, ENOENT, ENOTTY } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import {
  File,
  answerStruct,
  fetchStruct,
  type Argument,
  type Caller,
  type FileOps,
} from "../files/index.ts";
import { IncomingSession } from "./incoming.ts";
import type { Orchestrator } from "./orchestrator.ts";
import { OutgoingSession } from "./outgoing.ts";

const lu = uapi.liveupdate;

/** One row a command: the full number, its struct, and what it does. */
interface Row<T> {
  readonly command: number;
  readonly size: number;
  readonly least: number;
  /** Whether this inner object has the command; refused before its struct is looked at. */
  readonly suits?: (inner: T) => boolean;
  readonly run: (inner: T, caller: Caller, argument: Argument) => number;
}

/** The shared door of both tables: number, size, full command, struct, handler. */
function dispatch<T>(
  rows: readonly Row<T>[],
  base: number,
  inner: T,
  call: { readonly caller: Caller; readonly command: number; readonly va: number },
): number {
  const row = rows[(call.command & 0xff) - base];
  if (row === undefined) return -EINVAL;
  const head = call.caller.space.read(call.va, 4);
  if (head === undefined) return -EFAULT;
  if (row.command !== call.command) return -ENOTTY;
  if (row.suits?.(inner) === false) return -EINVAL;
  const userSize = new DataView(head.buffer).getUint32(0, true);
  const argument = fetchStruct(call.caller, call.va, userSize, row);
  return typeof argument === "number" ? argument : row.run(inner, call.caller, argument);
}

/** A session name out of 64 bytes, or undefined without a closing zero byte. */
function nameOf(bytes: Uint8Array): string | undefined {
  const end = bytes.indexOf(0);
  if (end < 0) return undefined;
  return Array.from(bytes.subarray(0, end), (byte) => String.fromCharCode(byte)).join("");
}

/**
 * Installs what `make` gives and tells the caller its number; undone when the answer cannot be
 * written. A process without a free number is refused before anything else is looked at.
 */
function give(caller: Caller, make: () => File | number, answer: (fd: number) => number): number {
  if (!caller.fds.hasRoom()) return -EMFILE;
  const file = make();
  if (typeof file === "number") return file;
  const fd = caller.fds.install(file);
  if (fd < 0) {
    file.put();
    return fd;
  }
  const errno = answer(fd);
  if (errno !== 0) caller.fds.close(fd);
  return errno;
}

function createSession(luo: Orchestrator, caller: Caller, argument: Argument): number {
  const request = lu.readLiveupdateIoctlCreateSession(argument.view);
  const name = nameOf(request.name);
  const make = (): File | number => {
    const session = name === undefined ? -EINVAL : luo.createSession(name);
    return typeof session === "number" ? session : new File(sessionOps(luo), session);
  };
  return give(caller, make, (fd) => {
    lu.writeLiveupdateIoctlCreateSession({ ...request, fd }, argument.view);
    return answerStruct(caller, argument);
  });
}

function retrieveSession(luo: Orchestrator, caller: Caller, argument: Argument): number {
  const request = lu.readLiveupdateIoctlRetrieveSession(argument.view);
  const name = nameOf(request.name);
  const make = (): File | number => {
    // A name without an end is nobody's.
    const session = name === undefined ? -ENOENT : luo.retrieveSession(name);
    return typeof session === "number" ? session : new File(sessionOps(luo), session);
  };
  return give(caller, make, (fd) => {
    lu.writeLiveupdateIoctlRetrieveSession({ ...request, fd }, argument.view);
    return answerStruct(caller, argument);
  });
}

const deviceRows: readonly Row<Orchestrator>[] = [
  {
    command: lu.LIVEUPDATE_IOCTL_CREATE_SESSION,
    size: lu.LIVEUPDATE_IOCTL_CREATE_SESSION_SIZE,
    least: lu.LIVEUPDATE_IOCTL_CREATE_SESSION_MIN_SIZE,
    run: createSession,
  },
  {
    command: lu.LIVEUPDATE_IOCTL_RETRIEVE_SESSION,
    size: lu.LIVEUPDATE_IOCTL_RETRIEVE_SESSION_SIZE,
    least: lu.LIVEUPDATE_IOCTL_RETRIEVE_SESSION_MIN_SIZE,
    run: retrieveSession,
  },
];

type Session = OutgoingSession | IncomingSession;

const isOutgoing = (session: Session): boolean => session instanceof OutgoingSession;
const isIncoming = (session: Session): boolean => session instanceof IncomingSession;

function preserveFd(session: Session, caller: Caller, argument: Argument): number {
  const { fd, token } = lu.readLiveupdateSessionPreserveFd(argument.view);
  const errno = (session as OutgoingSession).preserve(() => caller.fds.find(fd), token);
  return errno === 0 ? answerStruct(caller, argument) : errno;
}

function retrieveFd(session: Session, caller: Caller, argument: Argument): number {
  const request = lu.readLiveupdateSessionRetrieveFd(argument.view);
  const make = (): File | number => (session as IncomingSession).retrieve(request.token);
  return give(caller, make, (fd) => {
    lu.writeLiveupdateSessionRetrieveFd({ ...request, fd }, argument.view);
    return answerStruct(caller, argument);
  });
}

function finish(session: Session, caller: Caller, argument: Argument): number {
  const { reserved } = lu.LIVEUPDATE_SESSION_FINISH_OFFSET;
  if (argument.view.getUint32(reserved, true) !== 0) return -EINVAL;
  const errno = (session as IncomingSession).finish();
  return errno === 0 ? answerStruct(caller, argument) : errno;
}

/** The kernel copies names by words: what the user had behind the last one it leaves alone. */
const WORD_BYTES = 8;

function getName(session: Session, caller: Caller, argument: Argument): number {
  const { reserved } = lu.LIVEUPDATE_SESSION_GET_NAME_OFFSET;
  if (argument.view.getUint32(reserved, true) !== 0) return -EINVAL;
  const request = lu.readLiveupdateSessionGetName(argument.view);
  const name = request.name.slice();
  name.fill(0, 0, (Math.floor(session.name.length / WORD_BYTES) + 1) * WORD_BYTES);
  name.set(Array.from(session.name, (char) => char.charCodeAt(0)));
  lu.writeLiveupdateSessionGetName({ ...request, name }, argument.view);
  return answerStruct(caller, argument);
}

const sessionRows: readonly Row<Session>[] = [
  {
    command: lu.LIVEUPDATE_SESSION_PRESERVE_FD,
    size: lu.LIVEUPDATE_SESSION_PRESERVE_FD_SIZE,
    least: lu.LIVEUPDATE_SESSION_PRESERVE_FD_MIN_SIZE,
    suits: isOutgoing,
    run: preserveFd,
  },
  {
    command: lu.LIVEUPDATE_SESSION_RETRIEVE_FD,
    size: lu.LIVEUPDATE_SESSION_RETRIEVE_FD_SIZE,
    least: lu.LIVEUPDATE_SESSION_RETRIEVE_FD_MIN_SIZE,
    suits: isIncoming,
    run: retrieveFd,
  },
  {
    command: lu.LIVEUPDATE_SESSION_FINISH,
    size: lu.LIVEUPDATE_SESSION_FINISH_SIZE,
    least: lu.LIVEUPDATE_SESSION_FINISH_MIN_SIZE,
    suits: isIncoming,
    run: finish,
  },
  {
    command: lu.LIVEUPDATE_SESSION_GET_NAME,
    size: lu.LIVEUPDATE_SESSION_GET_NAME_SIZE,
    least: lu.LIVEUPDATE_SESSION_GET_NAME_MIN_SIZE,
    run: getName,
  },
];

const sessionOps = (luo: Orchestrator): FileOps => ({
  name: "liveupdate session",
  ioctl: (file, caller, command, va) =>
    dispatch(sessionRows, 0x40, file.inner as Session, { caller, command, va }),
  release: ({ inner }) => {
    if (inner instanceof OutgoingSession) luo.closeSession(inner);
    else luo.closeIncoming(inner as IncomingSession);
  },
});

const deviceOps: FileOps = {
  name: "/dev/liveupdate",
  ioctl: (file, caller, command, va) =>
    dispatch(deviceRows, 0, file.inner as Orchestrator, { caller, command, va }),
  release: (file) => {
    (file.inner as Orchestrator).opened = false;
  },
};

/**
 * Opens the device: -EBUSY while anybody has it, -EIO when the previous kernel's records are bad.
 */
export function openLiveupdate(luo: Orchestrator): File | number {
  if (luo.opened) return -EBUSY;
  const errno = luo.arrive();
  if (errno !== 0) return errno;
  luo.opened = true;
  return new File(deviceOps, luo);
}
