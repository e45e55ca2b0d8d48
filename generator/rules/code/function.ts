// The functions of a C text, cut out by where the kernel's style puts their braces.
import { groupedBy, keptFor, lastBefore, pushTo } from "../../lists/index.ts";
import type { Span } from "../../model/index.ts";
import { type Handed, handedIn, subscript } from "./call.ts";
import { carriers, duplicators } from "./carrier.ts";
import { type Mention, mentionsIn } from "./mention.ts";
import { type Variable, variablesOf } from "./variable.ts";
import { codeOf, type SourceText, spanAt, unshown } from "../subject/source-text.ts";

/**
 * One function that is there from its head to its closing brace; of a function shown in part, a
 * block of it that is.
 */
export interface CodeFunction {
  readonly source: SourceText;
  /** Empty for a block. */
  readonly name: string;
  /** From its name, or opening brace, to before its closing brace, comments and strings blanked. */
  readonly code: string;
  /** Index of `code` in the text. */
  readonly start: number;
  /** Lines of it are not shown: of its variables only those are known that no such line uses. */
  readonly isPart?: boolean;
}

/** Every function seen whole, whose braces stand in the first column, and blocks of others. */
export const functionsIn: (source: SourceText) => readonly CodeFunction[] = keptFor((source) => [
  ...cutOut(source),
]);

function* cutOut(source: SourceText): Generator<CodeFunction> {
  const code = codeOf(source);
  let from = 0;
  for (const { index } of code.matchAll(/^\{[ \t]*$/gm)) {
    const end = code.indexOf("\n}", index);
    if (end < 0) break;
    const head = code.slice(Math.max(from, index - headMax), index);
    const name = /(\w+)\s*\([^{};]*\)[\w\s]*$/.exec(head);
    yield* blocksIn(source, code.slice(from, index), from);
    if (code.slice(index, end).includes(unshown))
      yield { source, name: "", code: code.slice(index, end), start: index, isPart: true };
    else if (name !== null) {
      const start = index - head.length + name.index;
      yield { source, name: name[1] ?? "", code: code.slice(start, end), start };
    }
    from = end + 2;
  }
  yield* blocksIn(source, code.slice(from), from);
}

function* blocksIn(source: SourceText, code: string, start: number): Generator<CodeFunction> {
  for (const { from, to } of wholeBlocks(code))
    yield { source, name: "", code: code.slice(from, to), start: start + from };
}

interface Block {
  readonly from: number;
  readonly to: number;
}

/** The outermost blocks a code shows whole: what is declared in one is used nowhere else. */
function wholeBlocks(code: string): readonly Block[] {
  const open: number[] = [];
  const whole: Block[] = [];
  for (const { 0: brace, index } of code.matchAll(bounds)) {
    if (brace === unshown) open.length = 0;
    if (brace === "{") open.push(index);
    const from = brace === "}" ? open.pop() : undefined;
    if (from === undefined) continue;
    while ((whole.at(-1)?.from ?? -1) > from) whole.pop();
    whole.push({ from, to: index });
  }
  return whole.filter(({ from }) =>
    statement.test(code.slice(Math.max(0, from - blanksMax), from)),
  );
}

const bounds = new RegExp(`[{}]|${unshown}`, "g");

/** What a block of statements stands behind, and no list of members or values does. */
const statement = /[):]\s*$|\b(?:else|do)\s*$/;

/** A block follows what it belongs to within so many characters. */
const blanksMax = 100;

/** Whether a patch brings a function that no other file can call. */
export function isNewStatic({ source, start }: CodeFunction): boolean {
  const before = codeOf(source).slice(Math.max(0, start - headMax), start);
  return /\bstatic\b[\w\s*]*$/.test(before) && source.adds?.(spanAt(source, start)) !== false;
}

/** A function's head is looked for this many characters before its brace. */
const headMax = 1000;

/** Where a character of a function's code stands. */
export function placeIn({ source, start }: CodeFunction, index: number): Span {
  return spanAt(source, start + index);
}

/** The records a function declares as variables of its own, and pointers to them. */
export const variablesIn: (one: CodeFunction) => readonly Variable[] = keptFor((one) => {
  const all = variablesOf(one.code);
  if (one.isPart !== true) return all;
  const { adds, gone } = one.source;
  const blocks = wholeBlocks(one.code);
  const pointed = new Set(Array.from(one.code.matchAll(pointing), ([, name]) => name));
  return all.filter(({ name, at, isPointer }) => {
    // Lines that are not shown may know what it points to by another name.
    if (isPointer && pointed.has(name)) return false;
    const block = blocks[lastBefore(blocks, ({ from }) => from <= at)];
    if (block !== undefined && at < block.to) return true;
    // What a patch declares it uses in lines it adds, unless it was declared elsewhere before.
    return adds?.(placeIn(one, at)) === true && gone?.has(name) !== true;
  });
});

/** `bay = &old`, `bay = data`; no memory that is new. */
const pointing =
  /(?<![\w.>])([A-Za-z_]\w*)\s*=(?!=|\s*(?:NULL\b|\w{0,40}(?:alloc|dup)\w{0,40}\s*\())/g;

/** The same by their names: blocks of one function may each have a variable of that name. */
const variablesByName: (one: CodeFunction) => ReadonlyMap<string, readonly Variable[]> = keptFor(
  (one: CodeFunction) => groupedBy(variablesIn(one), ({ name }) => name),
);

/** What a name stands for from a place on. */
interface Standing {
  readonly at: number;
  readonly variable: Variable;
}

/** By name, in order: a variable from its declaration on, and behind its block the one it hid. */
const standings = keptFor((one: CodeFunction): ReadonlyMap<string, readonly Standing[]> => {
  const found = new Map<string, Standing[]>();
  const variables = variablesIn(one);
  const blocks: Variable[][] = [];
  let next = 0;
  const declareUpTo = (place: number): void => {
    for (; next < variables.length && variables[next]!.at < place; next += 1) {
      const variable = variables[next]!;
      const hidden = found.get(variable.name)?.at(-1);
      if (hidden !== undefined) blocks.at(-1)?.push(hidden.variable);
      pushTo(found, variable.name, { at: variable.at, variable });
    }
  };
  for (const { 0: brace, index } of one.code.matchAll(/[{}]/g)) {
    declareUpTo(index);
    if (brace === "{") blocks.push([]);
    else
      for (const variable of blocks.pop()?.toReversed() ?? [])
        pushTo(found, variable.name, { at: index, variable });
  }
  declareUpTo(one.code.length);
  return found;
});

/** The variable a name stands for at a place. */
export function variableAt(one: CodeFunction, name: string, place: number): Variable | undefined {
  const standing = standings(one).get(name) ?? [];
  const last = standing[lastBefore(standing, ({ at }) => at <= place)];
  // What is declared further down is another's of that name: a number in a block of its own.
  return last === undefined || last.at > place ? undefined : last.variable;
}

/** The tags of the records a variable stands for in a function; none where that is not shown. */
export function tagsOf(one: CodeFunction, variable: string): readonly string[] {
  return (
    variablesByName(one)
      .get(variable)
      ?.map(({ tag }) => tag) ?? []
  );
}

/** The function around a place of a text; undefined where none is seen whole. */
export function functionAt(source: SourceText, index: number): CodeFunction | undefined {
  const functions = functionsIn(source);
  const one = functions[lastBefore(functions, ({ start }) => start <= index)];
  return one === undefined || index < one.start || index >= one.start + one.code.length
    ? undefined
    : one;
}

/**
 * The tag of the record a variable stands for in the function around a place of a text; undefined
 * where that is not shown.
 */
export function tagAt(source: SourceText, index: number, variable: string): string | undefined {
  const one = functionAt(source, index);
  return one === undefined ? undefined : tagsOf(one, variable)[0];
}

/** Everything a function hands over. */
export const handed: (one: CodeFunction) => readonly Handed[] = keptFor(({ code }: CodeFunction) =>
  handedIn(code),
);

/** Calls that hand a variable on without a look at its members. */
const movers: ReadonlySet<string> = new Set([
  ...carriers.keys(),
  ...duplicators,
  ...(
    "memset IS_ERR IS_ERR_OR_NULL PTR_ERR sizeof if while for switch return unlikely likely " +
    "get_user put_user"
  ).split(" "),
]);

/** Calls that take and give back memory. */
const memory = /^k?v?(?:free(?:_sensitive)?|[mz]alloc(?:_obj)?)$/;

const takers = keptFor((one: CodeFunction): ReadonlyMap<Variable, readonly string[]> => {
  const found = new Map<Variable, string[]>();
  for (const { callee, at, variable: name } of handed(one)) {
    const isMoved = movers.has(callee) || memory.test(callee);
    const variable = isMoved ? undefined : variableAt(one, name, at);
    if (variable !== undefined) pushTo(found, variable, callee);
  }
  return found;
});

/** Functions a variable is handed to as a whole, which may do anything with it. */
export function handedTo(one: CodeFunction, variable: Variable): readonly string[] {
  return takers(one).get(variable) ?? [];
}

/** Variables that are put where others find them, or are what the function returns. */
export const storedIn: (one: CodeFunction) => ReadonlySet<Variable> = keptFor((one) => {
  const stored = one.code.matchAll(handing);
  return known(Array.from(stored, ({ index, 1: name = "" }) => variableAt(one, name, index)));
});

const known = (variables: readonly (Variable | undefined)[]): ReadonlySet<Variable> =>
  new Set(variables.filter((variable) => variable !== undefined));

/**
 * `= bay;`, `= (void *)&bay + 4;`, `= &bays[at],`, `= *(u64 *)&bay;`, `? &bay : NULL`,
 * `return bay;`; no comparison.
 */
const handing = new RegExp(
  [
    String.raw`(?:(?<![=!<>])=(?!=)|[?:+]|\breturn\b)[\s&*]*(?:\([\w\s*]{1,100}\)[\s&*]*)*`,
    String.raw`([A-Za-z_]\w*)\s*(?:${subscript}\s*)*(?:[+-](?!>)[^;,]{0,200})?(?=[;:,)?])`,
  ].join(""),
  "g",
);

/** How a function gives its variables values as wholes. */
export interface Filled {
  /** By `memset()`, by a copy, by another record of the kind. */
  readonly wholly: ReadonlySet<Variable>;
  /** With memory that holds anything. */
  readonly raw: ReadonlySet<Variable>;
}

export const filledIn: (one: CodeFunction) => Filled = keptFor((one) => {
  const wholly: (Variable | undefined)[] = [];
  const raw: (Variable | undefined)[] = [];
  for (const { callee, at, position, variable } of handed(one))
    if (
      (position === 0 && /^mem(?:set|cpy)$/.test(callee)) ||
      (carriers.get(callee)?.way === "in" && carriers.get(callee)?.record === position)
    )
      wholly.push(variableAt(one, variable, at));
  for (const { index, 0: text, 1: name = "", 2: isAllocated } of one.code.matchAll(assignment)) {
    const from = index + text.length;
    const isRaw = isAllocated !== undefined && isLeftAsIs(one.code.slice(from, from + callMax));
    (isRaw ? raw : wholly).push(variableAt(one, name, index));
  }
  return { wholly: known(wholly), raw: known(raw) };
});

/** `bay =`, `*bay =`, `bay[at] =`; not `ask.bay =`. */
const assignment = new RegExp(
  [
    String.raw`(?<![\w.>])([A-Za-z_]\w*)\s*(?:__free\s*\(\s*\w+\s*\)\s*|${subscript}\s*)*`,
    String.raw`=(?!=)\s*(kv?malloc(?:_obj)?\s*\()?`,
  ].join(""),
  "g",
);

/** An allocation's arguments are looked for in so many characters. */
const callMax = 300;

/** Whether the arguments of an allocation say that nothing clears it: a variable's flags may. */
function isLeftAsIs(text: string): boolean {
  const given = /^(?:[\s*\w]+|[^;]*?,([A-Z\d_|\s(]+))\)/.exec(text);
  return given !== null && given[1]?.includes("__GFP_ZERO") !== true;
}

/** A piece of a text's code, and the function it is. */
export interface Piece {
  /** Undefined for what stands between functions: bodies a patch shows only in part. */
  readonly one: CodeFunction | undefined;
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
}

/** A text's functions and what stands between them, in order. */
export const piecesOf: (source: SourceText) => readonly Piece[] = keptFor((source) => {
  const code = codeOf(source);
  const pieces: Piece[] = [];
  let from = 0;
  for (const one of functionsIn(source)) {
    pieces.push({ one: undefined, mentions: mentionsIn(code.slice(from, one.start)) });
    pieces.push({ one, mentions: membersIn(one) });
    from = one.start + one.code.length;
  }
  return [...pieces, { one: undefined, mentions: mentionsIn(code.slice(from)) }];
});

/** Every member a function names, with where it does. */
export const membersIn: (one: CodeFunction) => ReadonlyMap<string, readonly Mention[]> = keptFor(
  ({ code }: CodeFunction) => mentionsIn(code),
);
