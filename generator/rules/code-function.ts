// The functions of a C text, cut out by where the kernel's style puts their braces.
import type { Span } from "../model/index.ts";
import { type Variable, variablesOf } from "./code-variable.ts";
import { codeOf, type SourceText, spanAt } from "./source-text.ts";

/** One function that is there from its head to its closing brace. */
export interface CodeFunction {
  readonly source: SourceText;
  readonly name: string;
  /** From its name to before its closing brace, comments and strings blanked. */
  readonly code: string;
  /** Index of `code` in the text. */
  readonly start: number;
}

const known = new WeakMap<SourceText, readonly CodeFunction[]>();

/** Every function seen whole: its braces stand in the first column. */
export function functionsIn(source: SourceText): readonly CodeFunction[] {
  let functions = known.get(source);
  if (functions === undefined) known.set(source, (functions = [...cutOut(source)]));
  return functions;
}

function* cutOut(source: SourceText): Generator<CodeFunction> {
  const code = codeOf(source);
  let from = 0;
  for (const { index } of code.matchAll(/^\{[ \t]*$/gm)) {
    const end = code.indexOf("\n}", index);
    if (end < 0) return;
    const head = code.slice(Math.max(from, index - headMax), index);
    const name = /(\w+)\s*\([^{};]*\)[\w\s]*$/.exec(head);
    if (name !== null) {
      const start = index - head.length + name.index;
      yield { source, name: name[1] ?? "", code: code.slice(start, end), start };
    }
    from = end + 2;
  }
}

/** A function's head is looked for this many characters before its brace. */
const headMax = 1000;

/** Where a character of a function's code stands. */
export function placeIn({ source, start }: CodeFunction, index: number): Span {
  return spanAt(source, start + index);
}

/** A record filled from user memory, or written to it, as a whole. */
export interface Copy {
  readonly variable: Variable;
  readonly way: "in" | "out";
  /** Index in the function's code. */
  readonly at: number;
}

const variables = new WeakMap<CodeFunction, readonly Variable[]>();

/** The records a function declares as variables of its own, and pointers to them. */
export function variablesIn(one: CodeFunction): readonly Variable[] {
  let own = variables.get(one);
  if (own === undefined) variables.set(one, (own = variablesOf(one.code)));
  return own;
}

/**
 * The tag of the record a variable stands for in the function around a place of a text; undefined
 * where that is not shown.
 */
export function tagAt(source: SourceText, index: number, variable: string): string | undefined {
  const one = functionsIn(source).find(
    ({ start, code }) => start <= index && index < start + code.length,
  );
  return one && variablesIn(one).find(({ name }) => name === variable)?.tag;
}

/**
 * The copies between a function's records and user memory. What a subsystem's core has copied, as
 * DRM's and iommufd's do, the core may have checked: that is not shown, and not counted.
 */
export function* copiesIn(one: CodeFunction): Generator<Copy> {
  for (const variable of variablesIn(one)) {
    const { name, isPointer } = variable;
    const given = `${isPointer ? "" : "&\\s*"}${name}\\s*,`;
    const into = new RegExp(
      `\\bcopy_(?:struct_)?from_user\\s*\\(\\s*${given}|\\b${name}\\s*=\\s*memdup_user\\b`,
    );
    const out = new RegExp(`\\bcopy_to_user\\s*\\([^;]{0,200}?,\\s*${given}`);
    const [read, written] = [into.exec(one.code), out.exec(one.code)];
    if (read !== null) yield { variable, way: "in", at: read.index };
    if (written !== null) yield { variable, way: "out", at: written.index };
  }
}

/** Calls that hand a variable on without a look at its members. */
const movers = new Set(
  (
    "copy_from_user copy_to_user copy_struct_from_user copy_struct_to_user memset memdup_user " +
    "kfree kvfree kfree_sensitive IS_ERR IS_ERR_OR_NULL PTR_ERR sizeof if while for switch " +
    "return kmalloc kzalloc kvmalloc kvzalloc unlikely likely get_user put_user"
  ).split(" "),
);

/** Functions a variable is handed to as a whole, which may do anything with it. */
export function handedTo({ code }: CodeFunction, variable: string): readonly string[] {
  const calls = code.matchAll(new RegExp(`[(,]\\s*&?\\s*${variable}\\s*(?=[,)])`, "g"));
  return [...calls]
    .map(({ index }) => calleeBefore(code, index))
    .filter((name) => !movers.has(name));
}

/** How much before a parenthesis its name is looked for in, characters. */
const nameMax = 100;

/** The name before the parenthesis that is open at a place. */
function calleeBefore(code: string, index: number): string {
  let depth = 0;
  for (let at = index; at >= 0; at -= 1) {
    const sign = code[at];
    if (sign === ")" && at < index) depth += 1;
    else if (sign === "(" && depth === 0)
      return /(\w+)\s*$/.exec(code.slice(Math.max(0, at - nameMax), at))?.[1] ?? "";
    else if (sign === "(") depth -= 1;
    else if (sign === ";" || sign === "{") break;
  }
  return "";
}
