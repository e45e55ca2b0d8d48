// One defect is said once: what another remark on the record already tells is left out.
import { type Finding, levels } from "../finding/index.ts";
import type { Remark, Rule } from "./subject/rule.ts";

/** Of `findings`, which are those of `remarks` less the accepted ones, what is still to be said. */
export function saidOnce(
  findings: readonly Finding[],
  remarks: readonly Remark[],
): readonly Finding[] {
  const behind = new Map(remarks.map((remark) => [remark.finding, remark]));
  const waits = (one: Finding): boolean => behind.get(one)?.waits === true;
  const keyOf = (rule: string, member: string | undefined): string => `${rule} ${member ?? ""}`;
  const told = new Set(
    findings.flatMap(({ rule, member, others = [] }) =>
      [member, ...others].map((name) => keyOf(rule, name)),
    ),
  );
  const isMended = findings.some(({ level }) => level !== "advice");
  const mended = new Set(findings.filter((one) => !waits(one)).map(({ member }) => member));
  return findings.filter((one) => {
    const { restates, member, follows } = one;
    // What restates a finding goes with it: that may have been accepted, or not be this patch's. A
    // hole is told of at the member on either side of it.
    const tellers = [member, ...(follows === undefined ? [] : [follows])];
    if (restates !== undefined && !tellers.some((name) => told.has(keyOf(restates, name))))
      return false;
    const toldBy = behind.get(one)?.toldBy;
    if (toldBy !== undefined && told.has(keyOf(toldBy, member))) return false;
    // What is wrong now is mended first, and that changes what advice for days to come is about.
    return !waits(one) || !(isMended || mended.has(member));
  });
}

/** More members than these are counted, not named. */
const namedMax = 2;

/**
 * What a whole record does wrong is said once, at the first member of those it is worst of, with
 * the number of others.
 */
export function summed(remarks: readonly Remark[], most: number): readonly Remark[] {
  if (remarks.length <= most) return remarks;
  const first = remarks.reduce(worse);
  const rest = remarks.filter((one) => one !== first).map(({ finding }) => finding);
  const { finding, beside, wholeRecord, toldBy } = first;
  const more = `${rest.length} more member${rest.length === 1 ? "" : "s"}`;
  const others = rest.flatMap(({ member }) => member ?? []);
  const message = `${finding.message} (as for ${more})`;
  const names = rest.length > namedMax ? [] : others.map((name) => `'${name}'`);
  const who = names.length === rest.length ? names.join(" and ") : more;
  // A hole is no member's.
  const same =
    finding.rule === "HOLE"
      ? `There are ${rest.length} more holes like that.`
      : `The same goes for ${who}.`;
  const prose = `${finding.prose ?? finding.message} ${same}`;
  const again = finding.again === undefined ? {} : { again: `${finding.again} ${same}` };
  // What is said of all of them is told elsewhere only where that is true of all.
  const { restates, ...own } = finding;
  const isRestated =
    restates !== undefined && rest.every((one) => one.restates === restates) ? { restates } : {};
  const saying = rest.find(({ saysToo }) => saysToo !== undefined)?.saysToo;
  const saysToo = saying === undefined ? {} : { saysToo: saying };
  const sum: Finding = {
    ...own,
    ...isRestated,
    ...saysToo,
    ...again,
    message,
    prose,
    others,
  };
  const isTold = toldBy !== undefined && remarks.every((one) => one.toldBy === toldBy);
  return [
    {
      finding: sum,
      beside: [...beside, ...rest.map(({ span }) => span)],
      wholeRecord,
      waits: remarks.every(({ waits }) => waits),
      ...(isTold ? { toldBy } : {}),
    },
  ];
}

function worse(a: Remark, b: Remark): Remark {
  return levels.indexOf(b.finding.level) < levels.indexOf(a.finding.level) ? b : a;
}

/** What a rule about files or code says: once a record, where one is to say the same only once. */
export function told(rule: Rule, remarks: readonly Remark[]): readonly Remark[] {
  return rule.once === true ? alike(remarks).flatMap((each) => summed(each, 1)) : remarks;
}

/** Remarks that say the same of members of one record together, one a member. */
function alike(remarks: readonly Remark[]): readonly (readonly Remark[])[] {
  const groups = new Map<string, Map<string, Remark>>();
  for (const remark of remarks) {
    const { record = "", member = "", message } = remark.finding;
    const key = `${record} ${message.replaceAll(member, "")}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, new Map([[member, remark]]));
    else if (!known.has(member)) known.set(member, remark);
  }
  return Array.from(groups.values(), (group) => [...group.values()]);
}
