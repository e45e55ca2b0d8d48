/**
 * Rules: what a maintainer would say about a record, one rule a file.
 *
 * Comes in: records as read, and what is known around them. Goes out: findings, in order of place.
 * Never here: an offset computed, a text read or printed, or a case matched by its name.
 *
 * From below: subject (what a rule is given, and the questions many of them ask), code (what a
 * function copies, checks and answers) and catalogue (one file a rule, and the list of them).
 */
export { asksAligned64, takesPlain64 } from "./catalogue/a64.ts";
export { mayBeLonger } from "./catalogue/flex0.ts";
export { referenceFor, targetsOf } from "./subject/arch.ts";
export { catalogue, idsOf, ruleNamed } from "./catalogue/catalogue.ts";
export { checkCode, checkExisting, checkRecord, checkRecords } from "./check.ts";
export type { Known } from "./check.ts";
export { profileIn } from "./context.ts";
export type { CheckContext } from "./context.ts";
export { lineSaid, macroSaid } from "./moved-line.ts";
export { isSameMember } from "./subject/subject.ts";
export { Constants } from "./subject/constant.ts";
export { sizedWrong, withoutBrought } from "./echo.ts";
export { ioctlsOf } from "./subject/ioctl-use.ts";
export { type Family, familyOf, inFamily } from "./subject/member-rule.ts";
export { isPaddingName, isSpare } from "./subject/naming.ts";
export { naturalAlign } from "./subject/natural.ts";
export { byWidth } from "./catalogue/order.ts";
export { isCalledUapi, isExported, isUserProgram, pathNamedIn } from "./subject/place.ts";
export type { Profile } from "./subject/profile.ts";
export { isWireFormat } from "./subject/wire-format.ts";
export { isEndMark, isRestepped, stepOf } from "./subject/layout-change.ts";
export type { Rule, RuleText } from "./subject/rule.ts";
export { acts, codeOf, type SourceText, unshown } from "./subject/source-text.ts";
export { insteadOf } from "./subject/said.ts";
export { type LengthTeller, lengthToldBy } from "./subject/told-length.ts";
export { fixedWord, typedefNames, typeWord } from "./subject/type-word.ts";
