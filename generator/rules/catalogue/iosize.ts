// IOSIZE: the size argument of an ioctl number is a type name.
import { layoutOf } from "../../layout/index.ts";
import type { Level } from "../../finding/index.ts";
import { groupedBy, keptFor } from "../../lists/index.ts";
import { type CRecord, elementOf, type Unit } from "../../model/index.ts";
import { targetNamed } from "../../targets/index.ts";
import {
  argumentAmong,
  type IoctlDefinition,
  ioctlsOf,
  numbersNamed,
} from "../subject/ioctl-use.ts";
import { everyUapi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";

export const iosize: UnitRule = unitRule({
  id: "IOSIZE",
  title: "the size argument of an ioctl number is a type",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{name} {pass} {what}: {request}",
  writes: "{bare} {pass} {what}. {advice}.",
  why:
    "The macros apply sizeof to their argument: sizeof of a sizeof is the size of size_t, and " +
    "that of a pointer is the machine's word, so that 32-bit and 64-bit users get different " +
    "numbers. An enum is as wide as the compiler likes. A number with a size and no direction " +
    "misleads tracers and emulators, which copy by both.",
  fix: "pass `struct name`",
  wrong: "struct bay { __u32 key; __u32 b; };\n#define BAY_SET _IOW('b', 1, sizeof(struct bay))",
  right: "struct bay { __u32 key; __u32 b; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ unit, records, old }) {
    const level = old !== undefined && isUsual(old) ? { level: "advice" as const } : {};
    const odd = ioctlsOf(unit).flatMap((definition) => {
      const problem = problemOf(definition, argumentAmong(records, definition), unit);
      return problem === undefined ? [] : [{ definition, problem }];
    });
    // What is wrong with one argument is said once, however many numbers pass it.
    const byArgument = groupedBy(odd, ({ definition: { argument } }) => argument);
    for (const [first, ...rest] of byArgument.values())
      if (first !== undefined)
        yield {
          at: first.definition.macro.span,
          beside: rest.map(({ definition }) => definition.macro.span),
          ...numbersNamed([first, ...rest].map(({ definition }) => definition)),
          ...first.problem,
          ...level,
        };
  },
});

/** 13 bits on powerpc, mips, sparc and alpha. */
const sizeMax = 8191;

interface Problem {
  readonly what: string;
  readonly request: string;
  readonly advice: string;
  readonly level?: Level;
}

function problemOf(
  { argument, maker }: IoctlDefinition,
  record: CRecord | undefined,
  { typedefs }: Unit,
): Problem | undefined {
  const pass = { request: "pass the type itself", advice: "The macro takes the type itself" };
  if (/^sizeof\b/.test(argument)) return { what: "a sizeof", ...pass };
  if (maker === "_IO" && argument !== "")
    return {
      what: "a size, but no direction",
      request: `use _IOWR, _IOR or _IOW with ${argument}`,
      advice: `Please use _IOWR, or _IOR or _IOW if it goes one way, with ${argument} itself`,
      level: "warning",
    };
  const named = typedefs.get(argument);
  const isEnum = named !== undefined && elementOf(named).kind === "enum";
  if (isEnum || /^enum\b/.test(argument))
    return {
      what: `${argument}${isEnum ? ", an enum" : ""}, whose size is the compiler's choice`,
      request: "use __u32",
      advice: "Please use __u32 and keep the enum for the values",
      level: "warning",
    };
  if (argument.endsWith("*")) {
    const pointee = argument.replace(/\s*\*$/, "");
    const isRecord = /^(?:struct|union)\s+\w+$/.test(pointee);
    const advice = isRecord
      ? `Please pass ${pointee} itself`
      : "Please pass the type that is handed over";
    return { what: "a pointer type", request: pass.request, advice };
  }
  if (wide.test(argument))
    return {
      what: `${argument}, so that its number depends on the machine's word`,
      request: "use a fixed width",
      advice: "Please use a type of fixed width",
    };
  const target = targetNamed("x86_64");
  if (record === undefined || target === undefined) return undefined;
  const { exact, size } = layoutOf(record, target);
  if (!exact || size <= sizeMax) return undefined;
  return {
    what: `a type of ${size} bytes, but a number has room for ${sizeMax}`,
    request: "pass a pointer to the data in a smaller struct",
    advice: "Please pass the address of the data in a smaller struct",
  };
}

/** Whether half of the numbers a file had are like that: who uses one has to know it of all. */
const isUsual = keptFor((old: Unit): boolean => {
  const taking = ioctlsOf(old).filter(({ argument }) => argument !== "");
  const odd = taking.filter(
    (one) => problemOf(one, argumentAmong(old.records, one), old) !== undefined,
  );
  return odd.length > 0 && odd.length * 2 >= taking.length;
});

const wide = /^(?:unsigned\s+)?long(?:\s+int)?$|^(?:__kernel_)?s?size_t$|^uintptr_t$/;
