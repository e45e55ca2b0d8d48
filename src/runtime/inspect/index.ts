/**
 * Inspect: a handover image looked into without booting it, and the kernel's own trees decoded.
 *
 * Comes in: the bytes of an image, or what debugfs shows of a handover: flattened trees, small
 * records, lists of scratch areas, one of them or all in their folder. Goes out: contents
 * as data, as text and as a picture, and findings: what overlaps, leads nowhere, counts wrongly or
 * is of another version. Never here: a kernel that runs; nothing read is believed further than the
 * next kernel would believe it.
 */
export { inspectImage, type Inspection } from "./inspect.ts";
export type { ImageContents } from "./contents.ts";
export { contentsSvg } from "./svg.ts";
export { inspectBlob, isBlob } from "./blob.ts";
export { DEBUG_FILES, USERS_FOLDER, inspectFolder } from "./debug-folder.ts";
export { inspectScratchList, isScratchList } from "./scratch-lists.ts";
export { inspectTree, isTree, type TreeInspection } from "./tree.ts";
