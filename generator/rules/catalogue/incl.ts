// INCL: an exported header stands on its own in a C90 program.
import { everyUapi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";
import {
  acts,
  codeOf,
  comment,
  type SourceText,
  type Spot,
  spotsOf,
  string,
} from "../subject/source-text.ts";

export const incl: UnitRule = unitRule({
  id: "INCL",
  title: "an exported header needs nothing that is not exported",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{problem}",
  writes: "{sentence}",
  why:
    "The build compiles every exported header by itself as C90, without the kernel's own headers " +
    "and without a configuration.",
  fix: "include <linux/types.h> and other exported headers only; no prototypes, no CONFIG_ symbols",
  wrong: "#include <asm/types.h>\nstruct bay { __u32 key; };",
  right: "#include <linux/types.h>\nstruct bay { __u32 key; };",
  *check({ text, exported, path }) {
    if (text === undefined || !exported) return;
    const code = withoutKernelParts(codeOf(text));
    if (path === "" && (acts.test(code) || ofKernel.test(code))) return;
    for (const [pattern, say] of kinds)
      for (const { span, match } of spotsOf(text, pattern, code)) {
        const [problem, sentence] = say(match[1] ?? "", path);
        // Some headers are read by other systems too, and ask for what those have.
        const level = match[1]?.startsWith("std") === true ? "advice" : "warning";
        if (problem !== "") yield { at: span, level, problem, sentence };
      }
    yield* lineComments(text);
  },
});

/** What no exported header says of a function: tells of lines whose file a reviewer cut away. */
const ofKernel = /\b__(?:init|exit)\b/;

type Words = readonly [problem: string, sentence: string];
const nothing: Words = ["", ""];

/** Headers of the kernel's own that stand where exported ones do. */
const ownHeaders = new Set(
  (
    "slab list mutex spinlock device bitops bug export gfp init mm uaccess workqueue xarray kref " +
    "refcount atomic err printk"
  )
    .split(" ")
    .map((name) => `linux/${name}.h`),
);

const kinds: readonly (readonly [RegExp, (word: string, path: string) => Words])[] = [
  [/^[ \t]*#[ \t]*include[ \t]*<([^>\n\r]*)>/gm, includeProblem],
  [/^[ \t]*#[ \t]*(?:el)?if[^\n\r]*\b(CONFIG_\w+)/gm, configProblem],
  [/^extern\s+(?!"C")([^;{]{1,999});/gm, externProblem],
];

function includeProblem(name: string, path: string): Words {
  if (name === "asm/types.h" && !path.endsWith("linux/types.h"))
    return [
      "includes <asm/types.h>: use <linux/types.h>",
      "Please include <linux/types.h> rather than <asm/types.h>.",
    ];
  if (/^std(?:int|bool)\.h$/.test(name))
    return [
      `includes <${name}>, a header of the C library`,
      `Exported headers do not include <${name}>; <linux/types.h> has all that is needed.`,
    ];
  return ownHeaders.has(name)
    ? [
        `includes <${name}>, which is not exported`,
        `User space does not have <${name}>. Please include exported headers only.`,
      ]
    : nothing;
}

function configProblem(symbol: string): Words {
  const [, asked] = askedOfCompiler.find(([pattern]) => pattern.test(symbol)) ?? [];
  const advice =
    asked === undefined
      ? "what it guards has to go or to be there always"
      : `please ask the compiler, with ${asked}`;
  return [
    `'${symbol}' means nothing in user space`,
    `User space does not have ${symbol}; ${advice}.`,
  ];
}

/** What the kernel is configured for and a program is compiled for. */
const askedOfCompiler: readonly (readonly [RegExp, string])[] = [
  [/^CONFIG_(?:64|32)BIT$/, "__LP64__"],
  [/^CONFIG_(?:CPU_)?(?:BIG|LITTLE)_ENDIAN$/, "__BYTE_ORDER__"],
];

function externProblem(declarator: string): Words {
  const [, pointer, name = pointer] = declared.exec(declarator) ?? [];
  if (name === undefined) return nothing;
  return [
    `'${name}' is declared extern, but user space cannot link to it`,
    `User space cannot link to '${name}'; please move this to a header of the kernel's own.`,
  ];
}

/** A pointer to a function, or the first name that arguments, dimensions or nothing follow. */
const declared = /\(\s*\*\s*(\w+)|\b(\w+)\s*(?:\((?!\s*\*)|\[|$)/;

/** What stands under `#ifdef __KERNEL__` is removed when headers are installed. */
function withoutKernelParts(code: string): string {
  if (!code.includes("__KERNEL__")) return code;
  const lines = code.split("\n");
  const open: Part[] = [];
  let kernels = 0;
  const leave = (): Part => {
    const part = open.pop() ?? "anyone";
    if (isForKernel(part)) kernels -= 1;
    return part;
  };
  const enter = (part: Part): void => {
    open.push(part);
    if (isForKernel(part)) kernels += 1;
  };
  for (const [at, line] of lines.entries()) {
    const [, word = "", condition = ""] = directive.exec(line) ?? [];
    const begins = word.startsWith("if");
    // Programs are asked what follows `#elif` behind the kernel's lines.
    if (word === "endif") leave();
    else if (word !== "" && !begins) enter(partBehind(leave(), condition));
    // What else a condition of the kernel's asks, they do not get to see either.
    if (kernels > 0 || (begins && isKernelsAlone(condition))) lines[at] = " ".repeat(line.length);
    if (begins) enter(partUnder(word, condition));
  }
  return lines.join("\n");
}

const directive = /^\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b(.*)/;

/** Whom the lines under a condition are for; the rest is what follows those for programs. */
type Part = "kernel" | "programs" | "rest" | "anyone";

const isForKernel = (part: Part): boolean => part === "kernel" || part === "rest";

function partUnder(word: string, condition: string): Part {
  const asked = word === "if" || word === "elif" ? inIf.exec(condition) : inIfdef.exec(condition);
  if (asked === null) return word === "if" && isKernelsAlone(condition) ? "kernel" : "anyone";
  return (word === "ifndef") === (asked[1] === "!") ? "kernel" : "programs";
}

/** Whether a condition asks for the kernel and more: what follows `#else` is for programs too. */
const isKernelsAlone = (condition: string): boolean =>
  /^\s*defined(?:\s*\(\s*__KERNEL__\s*\)|\s+__KERNEL__)\s*&&/.test(condition) &&
  !hasOtherwise(condition);

/** Whether a condition has an `||` outside of parentheses. */
function hasOtherwise(condition: string): boolean {
  let depth = 0;
  for (const [sign] of condition.matchAll(/[()|]/g)) {
    if (sign === "|" && depth === 0) return true;
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  }
  return false;
}

const inIfdef = /^\s*__KERNEL__\s*$/;
const inIf = /^\s*(?:(!)\s*)?(?:defined\s*\(\s*__KERNEL__\s*\)|(?:defined\s+)?__KERNEL__)\s*$/;

/** `#else` has no condition, and `#elif` is asked where those before it did not hold. */
function partBehind(part: Part, condition: string): Part {
  if (part === "programs" || part === "rest") return "rest";
  return partUnder("elif", condition);
}

const blockOrLine = new RegExp([comment, string, String.raw`(\/\/)[^\n]*`].join("|"), "gm");

/** What tools ask for in this form: the licence, and a defect that is accepted. */
const isForTools = /SPDX|holeproof:/;

/** One remark for all of them. */
function* lineComments(text: SourceText): Generator<Where> {
  let first: Spot | undefined;
  for (const spot of spotsOf(text, blockOrLine))
    if (spot.match[1] !== undefined && !isForTools.test(spot.match[0])) {
      first = spot;
      break;
    }
  if (first === undefined) return;
  yield {
    at: first.span,
    problem: "a // comment, which C90 programs cannot read",
    sentence: "Exported headers are read by C90 programs too; please use /* */ comments.",
  };
}

interface Where {
  readonly at: Spot["span"];
  readonly problem: string;
  readonly sentence: string;
}
