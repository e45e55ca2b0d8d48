/**
 * Generated: the codecs of every contract, each file of abi/ a namespace here.
 *
 * Comes in: bytes or values. Goes out: the other of the two, or a WireError. Never here: anything
 * written by hand, a decision beyond the checks at the door, an import but the wire room.
 */
export * as fdt from "./fdt.ts";
export * as kho from "./kho/index.ts";
export * as uapi from "./uapi/index.ts";
