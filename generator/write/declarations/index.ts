/**
 * Write/declarations: records as a file of `abi/`, in the words of its vocabulary.
 *
 * Comes in: records, enums and constants that were read from C. Goes out: one TypeScript file as a
 * person would write it, and a finding for everything that no word says. Never here: an offset, a
 * judgement on the record, anything the records did not say.
 */
export { printDeclarations, type DeclarationOptions, type Printed } from "./print.ts";
