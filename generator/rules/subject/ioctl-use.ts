// The ioctl numbers a file defines.
import { groupedBy, keptFor } from "../../lists/index.ts";
import type { CRecord, MacroDefinition, Unit } from "../../model/index.ts";
import { Constants } from "./constant.ts";

/** `#define NAME _IOW(type, nr, argument)`, or `_IOC(_IOC_WRITE, type, nr, sizeof(argument))`. */
export interface IoctlDefinition {
  readonly macro: MacroDefinition;
  /** By the direction: `_IO` with an argument is an `_IOC` of a size and no direction. */
  readonly maker: "_IO" | "_IOR" | "_IOW" | "_IOWR";
  /** First and second argument as numbers, when the file says what they are. */
  readonly type?: number;
  readonly nr?: number;
  /** Third argument as written, blanks made one; empty for `_IO`. */
  readonly argument: string;
}

const makers = /^\s*(_IO(?:R|W|WR|C)?)\s*\((.*)\)\s*$/s;

const known = new WeakMap<Unit["macros"], readonly IoctlDefinition[]>();

export function ioctlsOf({ macros, enums }: Unit): readonly IoctlDefinition[] {
  let found = known.get(macros);
  if (found === undefined) known.set(macros, (found = definitionsIn(macros, enums)));
  return found;
}

function definitionsIn(macros: Unit["macros"], enums: Unit["enums"]): readonly IoctlDefinition[] {
  const constants = new Constants(macros, enums);
  return macros.flatMap((macro) => {
    const match = macro.parameters === undefined ? makers.exec(macro.body) : null;
    if (match === null) return [];
    const all = argumentsOf(match[2] ?? "");
    const spelt = match[1] === "_IOC" ? ofParts(all) : { maker: match[1] as Maker, all };
    if (spelt === undefined) return [];
    const [type = "", nr = "", ...rest] = spelt.all;
    const numbers = { type: numberOf(constants, type), nr: numberOf(constants, nr) };
    return [
      {
        macro,
        maker: spelt.maker,
        ...(numbers.type === undefined ? {} : { type: numbers.type }),
        ...(numbers.nr === undefined ? {} : { nr: numbers.nr }),
        argument: rest.join(",").trim().replaceAll(/\s+/g, " "),
      },
    ];
  });
}

type Maker = IoctlDefinition["maker"];

/** `_IOC_NONE`, `_IOC_READ | _IOC_WRITE`. */
const direction = /^[\s(]*_IOC_(?:NONE|READ|WRITE)(?:[\s|]+_IOC_(?:READ|WRITE))?[\s)]*$/;

/** What `_IOC(direction, type, nr, sizeof(argument))` is short for; no other size has a type. */
function ofParts([way = "", type = "", nr = "", size = ""]: readonly string[]):
  { readonly maker: Maker; readonly all: readonly string[] } | undefined {
  const argument = /^\s*sizeof\s*\((.*)\)\s*$/s.exec(size)?.[1];
  if (argument === undefined || !direction.test(way)) return undefined;
  const [write, read] = [way.includes("WRITE"), way.includes("READ")];
  const maker = write ? (read ? "_IOWR" : "_IOW") : read ? "_IOR" : "_IO";
  return { maker, all: [type, nr, argument] };
}

function numberOf(constants: Constants, text: string): number | undefined {
  const value = constants.valueOf(text);
  return value === undefined ? undefined : Number(value);
}

/** The tag of the struct or union an ioctl number names as its argument. */
export function tagIn(argument: string): string | undefined {
  return /^(?:struct|union)\s+(\w+)$/.exec(argument)?.[1];
}

const byName = keptFor(
  (records: readonly CRecord[]): ReadonlyMap<string, CRecord> =>
    new Map(records.toReversed().map((record) => [record.name, record])),
);

/** The same of a number whose argument is an array of them. */
const arrayTagIn = (argument: string): string | undefined =>
  /^(?:struct|union)\s+(\w+)\s*\[/.exec(argument)?.[1];

/** The record an ioctl number names as its argument: of several of one name the first. */
export function argumentAmong(
  records: readonly CRecord[],
  { argument }: IoctlDefinition,
): CRecord | undefined {
  const tag = tagIn(argument);
  return tag === undefined ? undefined : byName(records).get(tag);
}

const byTag = new WeakMap<
  Unit["macros"],
  ReadonlyMap<string | undefined, readonly IoctlDefinition[]>
>();

/** The numbers whose argument a record is, or an array of them. */
export function ioctlsWith(unit: Unit, record: string): readonly IoctlDefinition[] {
  let tagged = byTag.get(unit.macros);
  if (tagged === undefined) {
    tagged = groupedBy(ioctlsOf(unit), ({ argument }) => tagIn(argument) ?? arrayTagIn(argument));
    byTag.set(unit.macros, tagged);
  }
  return tagged.get(record) ?? [];
}

/** The way all numbers of a record go; undefined where they differ, or there is none. */
export const oneMaker: (
  numbers: readonly IoctlDefinition[],
) => IoctlDefinition["maker"] | undefined = keptFor((numbers: readonly IoctlDefinition[]) => {
  const first = numbers[0]?.maker;
  return numbers.every(({ maker }) => maker === first) ? first : undefined;
});

const directions = keptFor((macros: Unit["macros"]) => {
  const found = macros.flatMap(({ body }) => {
    const [, direction = "", tag = ""] = subsystems.exec(body) ?? [];
    return tag === "" ? [] : [{ direction, tag }];
  });
  return groupedBy(found, ({ tag }) => tag);
});

/** Subsystems put a letter of their own into a maker of their own: `DRM_IOWR(nr, struct bay)`. */
const subsystems = /^\s*(?:\w+_|_)IO(R|W|WR)\s*\(.*\bstruct\s+(\w+)/s;

/** Whether a number takes a record, be it one of a maker that a subsystem has for itself. */
export const isNumbered = ({ macros }: Pick<Unit, "macros">, record: string): boolean =>
  directions(macros).has(record);

/** Whether some number has the kernel read a record from the user; also where none is shown. */
export function isTaken({ macros }: Pick<Unit, "macros">, record: string): boolean {
  return (
    directions(macros)
      .get(record)
      ?.some(({ direction }) => direction !== "R") !== false
  );
}

/** Whether some number has the kernel write a record to the user; also where none is shown. */
export function isGiven({ macros }: Pick<Unit, "macros">, record: string): boolean {
  return (
    directions(macros)
      .get(record)
      ?.some(({ direction }) => direction !== "W") !== false
  );
}

/** Arguments split at the commas outside parentheses. */
function argumentsOf(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "(") depth += 1;
    else if (sign === ")") depth -= 1;
    else if (sign === "," && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, text.slice(start)];
}

/** Several ioctl numbers in a sentence, two at most by name, quoted and bare, with their verbs. */
export function numbersNamed(
  numbers: readonly IoctlDefinition[],
): Record<"name" | "bare" | "are" | "pass", string> {
  const names = numbers.map(({ macro }) => macro.name);
  const most = names.length > 2 ? 1 : names.length;
  const more = names.length > most ? [`${names.length - most} more`] : [];
  const say = (quote: string): string =>
    [...names.slice(0, most).map((name) => `${quote}${name}${quote}`), ...more].join(" and ");
  const [are, pass] = names.length === 1 ? ["is", "passes"] : ["are", "pass"];
  return { name: say("'"), bare: say(""), are, pass };
}
