// What the rules about records say of one, whoever is answerable for it.
import { type CRecord, Recent } from "../model/index.ts";
import { recordRules } from "./applying.ts";
import { type CheckContext, pathIn, profileIn } from "./context.ts";
import { targetsOf } from "./subject/arch.ts";
import type { RecordRule, Remark } from "./subject/rule.ts";
import { noUnit, type Subject, subjectOf } from "./subject/subject.ts";
import { beyondUnknown } from "./supposed.ts";
import { asFarAsSeen } from "./unsealed.ts";

/** A record as it was judged, and all that was said of it, whoever is answerable. */
interface Judgement {
  readonly subject: Subject;
  readonly said: () => readonly Said[];
}

interface Said {
  readonly rule: RecordRule;
  readonly all: readonly Remark[];
}

/** A record is judged, corrected, and shown where it was wrong before, mostly soon after. */
const judgements = new Recent<CRecord, Judgement>(500);

export function judgementOf(record: CRecord, context: CheckContext): Judgement {
  const profile = profileIn(record, context);
  const path = pathIn(record, context);
  const { unit = noUnit, targets = targetsOf(path) } = context;
  const last = judgements.get(record);
  if (last !== undefined) {
    const { subject } = last;
    const isSame = subject.unit === unit && subject.targets === targets;
    if (isSame && subject.profile === profile && subject.path === path) return last;
  }
  const subject = subjectOf(record, profile, path, unit, targets);
  let said: readonly Said[] | undefined;
  const judgement = { subject, said: () => (said ??= saidOf(subject)) };
  judgements.forget();
  judgements.set(record, judgement);
  return judgement;
}

export function saidOf(subject: Subject): readonly Said[] {
  const said: Said[] = [];
  for (const rule of recordRules.get(subject.profile) ?? []) {
    const found = rule.check(subject);
    const beyond = beyondUnknown(rule, subject);
    const all = asFarAsSeen(rule, subject, beyond.length === 0 ? found : [...found, ...beyond]);
    if (all.length > 0) said.push({ rule, all });
  }
  return said;
}
