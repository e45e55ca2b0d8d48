/**
 * Serve: the machine behind a socket, for programs that were never written for it.
 *
 * Comes in: bytes of the interposer's connections, and a host that reads real processes. Goes out:
 * replies in the interposer's format, files the program finds in place of /dev and /sys. Never
 * here: a socket, a process or a file of the host; who listens passes them in.
 */
export { Server, type ServerOptions } from "./server.ts";
export { Connection } from "./connection.ts";
export { OP, REQUEST_BYTES, REQUEST_LENGTH_AT, REPLY_BYTES } from "./protocol.ts";
export { KEXEC_WITHOUT_IMAGE } from "./kexec-image.ts";
export type { ClientFile, ClientProcess, Host, ImageOutcome, ImagePlace, Stretch } from "./host.ts";
export type { DeviceMemory } from "../hardware/index.ts";
export { Narrator } from "./narrator.ts";
export type { Witness } from "./witness.ts";
export { Recorder } from "./recorder.ts";
export { commandOf, kindOf, type FileKind } from "./commands.ts";
export { systemFiles, type SystemFile } from "./system-files.ts";
