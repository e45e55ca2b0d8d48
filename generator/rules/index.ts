/**
 * Rules: what a maintainer would say about a record, one rule a file.
 *
 * Comes in: records as read, and what is known around them. Goes out: findings, in order of place.
 * Never here: an offset computed, a text read or printed, or a case matched by its name.
 */
export { takesPlain64 } from "./a64.ts";
export { referenceFor, targetsOf } from "./arch.ts";
export { catalogue, ruleNamed } from "./catalogue.ts";
export { checkCode, checkExisting, checkRecord, checkRecords, profileIn } from "./check.ts";
export type { CheckContext, Known } from "./check.ts";
export { Constants } from "./constant.ts";
export { echoesTail } from "./nest.ts";
export { obsolete } from "./gap.ts";
export { ioctlsOf } from "./ioctl-use.ts";
export { isPaddingName, isSpare } from "./naming.ts";
export { naturalAlign } from "./natural.ts";
export { byWidth } from "./order.ts";
export { isCalledUapi, isExported, pathNamedIn } from "./profile.ts";
export type { Profile } from "./profile.ts";
export { isEndMark } from "./record-change.ts";
export type { Rule, RuleText } from "./rule.ts";
export { codeOf, type SourceText } from "./source-text.ts";
export { insteadOf, onTargets } from "./said.ts";
export { type LengthTeller, lengthToldBy } from "./told-length.ts";
export { fixedWord, typedefNames, typeWord } from "./type-word.ts";
