/**
 * Targets: one row of facts per Linux ABI.
 *
 * Comes in: nothing. Goes out: the table. Never here: an algorithm; rows are data, `layout`
 * decides.
 */
export type { ScalarLayout, Target } from "./target.ts";
export { targetNamed, targets, targetsMatching } from "./table.ts";
export { archOf, targetsCalled, targetsOfArch, targetsOfCpu, targetsOfRegisters } from "./arch.ts";
export { commonMacroNames, nameMacro, portMacroNames, predefinedMacros } from "./macros.ts";
