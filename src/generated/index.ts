/**
 * Generated: the codecs of every contract, each file of abi/ a namespace here.
 *
 * Comes in: bytes or values. Goes out: the other of the two, or a WireError. Never here:
 * what was written by hand, a decision beyond the checks at the door, an import but wire.
 */
export * as fdt from "./fdt.ts";
export * as hardware from "./hardware/index.ts";
export * as kho from "./kho/index.ts";
export * as uapi from "./uapi/index.ts";
