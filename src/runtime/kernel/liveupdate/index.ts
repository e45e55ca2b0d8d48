/**
 * Live update: the orchestrator behind /dev/liveupdate: sessions, tokens, file handlers, global
 * data.
 *
 * Comes in: handlers of the rooms beside and above, ioctls, what the previous kernel left. Goes
 * out: records in preserved frames, files given back under their tokens. Never here: knowledge of
 * any one kind of file; a handler says what it can carry and is called back.
 */
export type { FileHandler, GlobalData, PreserveContext, RetrieveContext } from "./handler.ts";
export { luoFormats, type LuoFormat, type LuoRoot } from "./format.ts";
export { Orchestrator } from "./orchestrator.ts";
export { OutgoingSession } from "./outgoing.ts";
export { IncomingSession, type IncomingState } from "./incoming.ts";
export { openLiveupdate } from "./device.ts";
export { readGlobals, readLuo, readLuoRoot, type ImageGlobal, type LuoImage } from "./image.ts";
