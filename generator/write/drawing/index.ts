/**
 * Write/drawing: a record as C, with offsets and sizes beside every member and holes in their
 * place.
 *
 * Comes in: the distinct layouts of one record. Goes out: text for a mail, a terminal or a comment.
 * Never here: an offset computed, a judgement, a colour.
 */
export type { DrawingOptions } from "./draw.ts";
export { drawLayout } from "./draw.ts";
