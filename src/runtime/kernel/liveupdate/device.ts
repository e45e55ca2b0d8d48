// The files of live update: /dev/liveupdate, and the descriptors of sessions.
import { EBUSY, EFAULT, EINVAL, ENOTTY } from "../../errno/index.ts";
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

/** Installs a file and tells the caller its number; undone when the answer cannot be written. */
function give(caller: Caller, file: File, answer: (fd: number) => number): number {
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
  if (name === undefined) return -EINVAL;
  const session = luo.createSession(name);
  if (typeof session === "number") return session;
  return give(caller, new File(sessionOps(luo), session), (fd) => {
    lu.writeLiveupdateIoctlCreateSession({ ...request, fd }, argument.view);
    return answerStruct(caller, argument);
  });
}

function retrieveSession(luo: Orchestrator, caller: Caller, argument: Argument): number {
  const request = lu.readLiveupdateIoctlRetrieveSession(argument.view);
  const name = nameOf(request.name);
  if (name === undefined) return -EINVAL;
  const session = luo.retrieveSession(name);
  if (typeof session === "number") return session;
  return give(caller, new File(sessionOps(luo), session), (fd) => {
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

function preserveFd(session: Session, caller: Caller, argument: Argument): number {
  if (!(session instanceof OutgoingSession)) return -EINVAL;
  const { fd, token } = lu.readLiveupdateSessionPreserveFd(argument.view);
  const errno = session.preserve(() => caller.fds.find(fd), token);
  return errno === 0 ? answerStruct(caller, argument) : errno;
}

function retrieveFd(session: Session, caller: Caller, argument: Argument): number {
  if (!(session instanceof IncomingSession)) return -EINVAL;
  const request = lu.readLiveupdateSessionRetrieveFd(argument.view);
  const file = session.retrieve(request.token);
  if (typeof file === "number") return file;
  return give(caller, file, (fd) => {
    lu.writeLiveupdateSessionRetrieveFd({ ...request, fd }, argument.view);
    return answerStruct(caller, argument);
  });
}

function finish(session: Session, caller: Caller, argument: Argument): number {
  if (!(session instanceof IncomingSession)) return -EINVAL;
  const errno = session.finish();
  return errno === 0 ? answerStruct(caller, argument) : errno;
}

function getName(session: Session, caller: Caller, argument: Argument): number {
  const name = new Uint8Array(lu.LIVEUPDATE_SESSION_NAME_LENGTH);
  name.set(Array.from(session.name, (char) => char.charCodeAt(0)));
  const { size } = lu.readLiveupdateSessionGetName(argument.view);
  lu.writeLiveupdateSessionGetName({ size, name }, argument.view);
  return answerStruct(caller, argument);
}

const sessionRows: readonly Row<Session>[] = [
  {
    command: lu.LIVEUPDATE_SESSION_PRESERVE_FD,
    size: lu.LIVEUPDATE_SESSION_PRESERVE_FD_SIZE,
    least: lu.LIVEUPDATE_SESSION_PRESERVE_FD_MIN_SIZE,
    run: preserveFd,
  },
  {
    command: lu.LIVEUPDATE_SESSION_RETRIEVE_FD,
    size: lu.LIVEUPDATE_SESSION_RETRIEVE_FD_SIZE,
    least: lu.LIVEUPDATE_SESSION_RETRIEVE_FD_MIN_SIZE,
    run: retrieveFd,
  },
  {
    command: lu.LIVEUPDATE_SESSION_FINISH,
    size: lu.LIVEUPDATE_SESSION_FINISH_SIZE,
    least: lu.LIVEUPDATE_SESSION_FINISH_MIN_SIZE,
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
    // A refusal here leaves the session listed as retrieved, with nobody left to finish it.
    else (inner as IncomingSession).finish();
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
