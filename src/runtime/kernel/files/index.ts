/**
 * Files: open files, their operations, descriptors, and the rule for structs that grow.
 *
 * Comes in: operations of the rooms above, calls of a process. Goes out: descriptors and answers.
 * Never here: what any one device does. A file's operations can be exchanged while it is open: that
 * is how a device file begins with nothing but the one call that makes it usable.
 */
export { File, type FileOps, type MapRequest, type Mapping } from "./file.ts";
export { FdTable } from "./fd-table.ts";
export { EventFd, eventFdOf, openEventFd, type Waiter } from "./event-fd.ts";
export type { Caller, Descriptors, LockedMemory, Run, UserSpace } from "./caller.ts";
export { answerStruct, fetchStruct, freshBytes, patchStruct, type Argument } from "./struct.ts";
