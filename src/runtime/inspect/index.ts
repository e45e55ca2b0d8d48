/**
 * Inspect: a handover image looked into without booting it, and the kernel's own trees decoded.
 *
 * Comes in: the bytes of an image, or of a flattened tree or a small
 * record as debugfs shows them. Goes out: contents
 * as data, as text and as a picture, and findings: what overlaps, leads nowhere, counts wrongly or
 * is of another version. Never here: a kernel that runs; nothing read is believed further than the
 * next kernel would believe it.
 */
export { inspectImage, type Inspection } from "./inspect.ts";
export type { ImageContents, OwnedRun } from "./contents.ts";
export { contentsText } from "./text.ts";
export { contentsSvg } from "./svg.ts";
export { inspectBlob, isBlob } from "./blob.ts";
export { inspectTree, isTree, type TreeInspection } from "./tree.ts";
