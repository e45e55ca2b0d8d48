// What was as true of a record before the patch.
import type { Layout } from "../layout/index.ts";
import type { CRecord } from "../model/index.ts";
import { type CheckContext, oldSubject, wasOf } from "./context.ts";
import { judgementOf, saidOf } from "./judgement.ts";
import type { Remark } from "./subject/rule.ts";
import type { Subject } from "./subject/subject.ts";

/**
 * Whether a remark was as true of the record before the patch, which then only touched the line: a
 * comment, an attribute, blanks, the name of a member.
 */
export function wasSaid(record: CRecord, context: CheckContext): (remark: Remark) => boolean {
  const { subject } = judgementOf(record, context);
  const saidBefore = (): ((remark: Remark) => boolean) => {
    const was = wasOf(record, context);
    if (was === undefined || was.completeness !== record.completeness) return () => false;
    const before = oldSubject(was, record, context);
    const areKnown = before.layout().exact && subject.layout().exact;
    const isAsLong = areKnown && endsNoEarlier(before, subject);
    const keyOf = ({ finding }: Remark): string => {
      const { rule, member = "", message } = finding;
      if (rule === "PKMIS")
        return `${rule} '${member}' ${message.replace(/ the [\w ]+ (?=')/, " ")}`;
      // The machine's word under another name, and what is left of padding that was there.
      if (rule === "WORD" || rule === "TIME") return `WORD '${member}'`;
      return rule === "TAIL" && isAsLong ? rule : `${rule} '${member}' ${message}`;
    };
    const names = renamedIn(was, record);
    // Of a record whose start nobody sees padding is what it was where it is behind the same.
    const keys = saidOf(before)
      .filter(({ rule }) => rule.id !== "TAIL" || isAsLong || !areKnown)
      .flatMap(({ all }) => all.map(keyOf))
      .map((key) =>
        key.replaceAll(/'(\w+)'/g, (_, name: string) => `'${names.get(name) ?? name}'`),
      );
    const known = new Set(keys);
    return (remark) => known.has(keyOf(remark));
  };
  let known: ((remark: Remark) => boolean) | undefined;
  return (remark) => (known ??= saidBefore())(remark);
}

/** Whether a record is as long as it was, with no more padding at its end. */
function endsNoEarlier(before: Subject, now: Subject): boolean {
  const [was, is] = [before.layout(), now.layout()];
  return was.size === is.size && paddingOf(was) >= paddingOf(is);
}

const paddingOf = ({ gaps }: Layout): number => gaps.find(({ kind }) => kind === "tail")?.size ?? 0;

/** What members are called now whose names a patch changed and whose places it left. */
function renamedIn(was: CRecord, record: CRecord): ReadonlyMap<string, string> {
  if (was.members.length !== record.members.length) return new Map();
  const [old, now] = [was, record].map(({ members }) => new Set(members.map(({ name }) => name)));
  return new Map(
    was.members.flatMap(({ name }, at) => {
      const other = record.members[at]?.name ?? name;
      // A name that both have is that of one member, wherever it stands now.
      return old?.has(other) === true || now?.has(name) === true ? [] : [[name, other] as const];
    }),
  );
}
