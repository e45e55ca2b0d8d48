// Copies between a function's records and user memory.
import { groupedBy, keptFor, lastBefore } from "../../lists/index.ts";
import type { Member } from "../../model/index.ts";
import { type Handed } from "./call.ts";
import { carriers, duplicators } from "./carrier.ts";
import { type CodeFunction, handed, variableAt } from "./function.ts";
import type { Variable } from "./variable.ts";

/** A record filled from user memory, or written to it. */
export interface Copy {
  readonly variable: Variable;
  readonly way: "in" | "out";
  /** Index in the function's code. */
  readonly at: number;
  /** Where the copy stops short of the record's end; the whole record is copied when left out. */
  readonly stops?: Stop;
  /** The length is computed where nobody sees it, so that it may stop anywhere. */
  readonly isOpen?: boolean;
}

/** The member a copy stops at. */
export interface Stop {
  readonly member: string;
  /** Behind it, so that it is copied too. */
  readonly isBehind: boolean;
}

/**
 * The copies of a function, the first of each variable either way; not those of one member, or of
 * as many bytes as another type has.
 */
export const copiesIn: (one: CodeFunction) => readonly Copy[] = keptFor((one: CodeFunction) => {
  const firsts = new Map<Variable, Map<Copy["way"], Copy>>();
  for (const { name, way, at, sign } of copiedNames(one)) {
    const variable = variableAt(one, name, at);
    if (variable === undefined) continue;
    const isAddress = variable.isPointer || variable.isArray;
    if (sign !== undefined && sign !== (isAddress ? "" : "&")) continue;
    const known = firsts.get(variable) ?? new Map<Copy["way"], Copy>();
    firsts.set(variable, known);
    if (known.has(way)) continue;
    const size = sizeOf(one, at, variable.tag);
    if (size === "part") continue;
    known.set(way, { variable, way, at, ...size });
  }
  const found = Array.from(firsts.values(), (ways) => [...ways.values()]).flat();
  return found.toSorted((a, b) => a.at - b.at);
});

/** Whether a copy has a member of the record in it. */
export function isCopied(name: string, members: readonly Member[], { stops }: Copy): boolean {
  if (stops === undefined) return true;
  const end = members.findIndex((member) => member.name === stops.member);
  const at = members.findIndex((member) => member.name === name);
  return end < 0 || at < end || (at === end && stops.isBehind);
}

interface CopiedName {
  readonly name: string;
  readonly way: Copy["way"];
  readonly at: number;
  /** Undefined where the variable is made to point to the copy. */
  readonly sign?: Handed["sign"];
}

function copiedNames(one: CodeFunction): readonly CopiedName[] {
  const found: CopiedName[] = [];
  for (const { callee, at, position, variable: name, sign, isPlain } of handed(one)) {
    const carrier = isPlain ? carriers.get(callee) : undefined;
    if (carrier?.record === position) found.push({ name, way: carrier.way, at, sign });
  }
  for (const { index, 1: name = "", 2: callee = "" } of one.code.matchAll(duplicated))
    if (duplicators.has(callee)) found.push({ name, way: "in", at: index });
  return found.toSorted((a, b) => a.at - b.at);
}

const freed = String.raw`(?:__free\s*\(\s*\w+\s*\)\s*)?`;
const duplicated = new RegExp(String.raw`\b(\w+)\s*${freed}=\s*(\w+(?:_user|_sockptr))\b`, "g");
const calling = new RegExp(String.raw`^(?:\w+\s*${freed}=\s*)?(\w+)\s*\(`);

/** A call's arguments are looked for in so many characters. */
const callMax = 600;

/** How much of the record the call at a place copies. */
function sizeOf(
  one: CodeFunction,
  at: number,
  tag: string,
): Pick<Copy, "stops" | "isOpen"> | "part" {
  const text = one.code.slice(at, at + callMax);
  const call = calling.exec(text);
  if (call === null) return {};
  const given = argumentsIn(text, call[0].length);
  const carrier = carriers.get(call[1] ?? "");
  if (carrier !== undefined && carrier.size === undefined) return {};
  const size = given[carrier?.size ?? 1] ?? "";
  if (/^\s*sizeof\b[\s(*]*\w+\s*(?:\.|->)/.test(size)) return "part";
  const other = ofType.exec(size)?.[1];
  if (other !== undefined && other.replace(/^(?:struct|union)\s+/, "") !== tag) return "part";
  const [, end, member] = offset.exec(size) ?? [];
  if (member !== undefined) return { stops: { member, isBehind: end !== undefined } };
  const stops = stopsIn(one).get(size.trim()) ?? [];
  const last = stops[lastBefore(stops, (stop) => stop.at <= at)];
  if (last !== undefined && last.at <= at) return { stops: last };
  return isWhole(size) || wholesIn(one).has(size.trim()) ? {} : { isOpen: true };
}

/** `sizeof(bay)`, `count * sizeof(*bays)`; not `min(len, sizeof(bay))`, `sizeof(bay) - 4`. */
const isWhole = (size: string): boolean =>
  /^(?:[\w\s.>*-]*\*)?\s*(?:sizeof|struct_size|array_size)\b/.test(size) && !/-(?!>)/.test(size);

/** A function's variables that hold the size of a record wherever they are set. */
const wholesIn = keptFor((one: CodeFunction): ReadonlySet<string> => {
  const [whole, other] = [new Set<string>(), new Set<string>()];
  const set = one.code.matchAll(/\b(\w+)\s*[-+*/]?=(?!=)\s*([^;,]{0,100})/g);
  for (const [, name = "", value = ""] of set) (isWhole(value) ? whole : other).add(name);
  return new Set([...whole].filter((name) => !other.has(name)));
});

/** `sizeof(struct bay_head)`, `sizeof(u32)`. */
const ofType = /^\s*sizeof\s*\(\s*((?:struct|union)\s+\w+|(?:__)?[us](?:8|16|32|64))\s*\)\s*$/;

/** The arguments of a call whose parenthesis opens before a place. */
function argumentsIn(text: string, from: number): readonly string[] {
  const found: string[] = [];
  let [start, depth] = [from, 0];
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "(") depth += 1;
    else if (sign === "," && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    } else if (sign === ")" && (depth -= 1) < 0) return [...found, text.slice(start, at)];
  }
  return found;
}

const offset = /^\s*offsetof(end)?\s*\(\s*struct\s+\w+\s*,\s*(\w+)\s*\)\s*$/;

/** Where a function's variables hold the size of a record up to a member: VFIO's `minsz`. */
const stopsIn = keptFor((one: CodeFunction) => {
  const set = one.code.matchAll(
    /\b(\w+)\s*=\s*offsetof(end)?\s*\(\s*struct\s+\w+\s*,\s*(\w+)\s*\)\s*;/g,
  );
  const found = Array.from(set, ({ index, 1: name = "", 2: end, 3: member = "" }) => ({
    name,
    at: index,
    member,
    isBehind: end !== undefined,
  }));
  return groupedBy(found, ({ name }) => name);
});
