// What a file does everywhere is how its maintainers write, and what they let pass.
import { keptFor } from "../lists/index.ts";
import type { CRecord, Span, Unit } from "../model/index.ts";
import type { RecordRule } from "./subject/rule.ts";
import type { Subject } from "./subject/subject.ts";

/** The records a file declared itself before a patch came. */
const declaredIn = keptFor((old: Unit): ReadonlyMap<string, readonly CRecord[]> => {
  const found = new Map<string, CRecord[]>();
  for (const record of old.records) {
    const { members, span } = record;
    if (members.length === 0) continue;
    const place = placeOf(span);
    const known = found.get(place);
    if (known === undefined) found.set(place, [record]);
    else known.push(record);
  }
  return found;
});

const placeOf = ({ path, file }: Span): string => path ?? file;

const known = new WeakMap<Unit, Map<string, boolean>>();

/**
 * Whether a rule could be told of half of the records the file had: a new one that follows them is
 * no surprise to anybody. `subjectOf` is how a record of `old` is judged.
 */
export function isHabit(
  rule: RecordRule,
  path: string,
  old: Unit,
  subjectOf: (record: CRecord) => Subject,
): boolean {
  let answers = known.get(old);
  if (answers === undefined) known.set(old, (answers = new Map()));
  let answer = answers.get(rule.id);
  if (answer === undefined) {
    const records = declaredIn(old).get(path) ?? [];
    const told = records.filter((record) => rule.check(subjectOf(record)).length > 0);
    answer = told.length > 0 && told.length * 2 >= records.length;
    answers.set(rule.id, answer);
  }
  return answer;
}
