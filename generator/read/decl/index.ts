/**
 * Read/decl: contract declarations (TypeScript interfaces in the words of abi/vocabulary.ts) become
 * the model. The one door of ts-morph, so load it lazily.
 *
 * Comes in: file texts. Goes out: records with spans and docs, constants, findings. Never here:
 * execution of what is read, type inference, a file system, an offset.
 */
export type { Declaration, DeclarationSource } from "./read.ts";
export { readDeclarations } from "./read.ts";
