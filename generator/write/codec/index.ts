/**
 * Write/codec: records become TypeScript that encodes and decodes them, and a second description
 * for binary-parser to check the first against. The one door of handlebars and prettier: load it
 * lazily.
 *
 * Comes in: records that were read and judged. Goes out: texts of files. Never here: a judgement, a
 * file system, an offset that layout did not compute.
 */
export type { GeneratedFile } from "./files.ts";
export type { PrintOptions } from "./files.ts";
export { printFiles } from "./files.ts";
export { toJavaScript } from "./javascript.ts";
export { Unsupported } from "./plan.ts";
export type { CodecSource } from "./print.ts";
export { layOut, layOutVersion } from "./print.ts";
