// The rules of the catalogue that apply to a profile.
import { catalogue } from "./catalogue/catalogue.ts";
import { everyRecord, type Profile } from "./subject/profile.ts";
import type { ChangeRule, RecordRule, Rule, UnitRule } from "./subject/rule.ts";

const isOfRecord = (rule: Rule): rule is RecordRule => rule.scope === "record";

const isOfFile = (rule: Rule): rule is UnitRule | ChangeRule =>
  rule.scope === "unit" || rule.scope === "change";

/** The rules about records, by whom they are for. */
export const recordRules: ReadonlyMap<Profile, readonly RecordRule[]> = byProfile(isOfRecord);

/** Those about files and their changes. */
export const fileRules: ReadonlyMap<Profile, readonly (UnitRule | ChangeRule)[]> =
  byProfile(isOfFile);

function byProfile<One extends Rule>(
  isOne: (rule: Rule) => rule is One,
): ReadonlyMap<Profile, readonly One[]> {
  const ofScope = catalogue.filter(isOne);
  return new Map(
    everyRecord.map((profile) => [
      profile,
      ofScope.filter((rule) => rule.appliesTo.includes(profile)),
    ]),
  );
}
