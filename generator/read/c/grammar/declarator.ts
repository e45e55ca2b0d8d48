// A declarator: the name, and what pointers, arrays and parameters make of the type before it.
import * as Kind from "../lex/kind.ts";
import * as Role from "../lex/role.ts";
import { arrayOf, type Type } from "../../../model/index.ts";
import {
  addAttributes,
  alignedOfType,
  inBytes,
  noAttributes,
  parseAttributes,
  type Attributes,
} from "./attributes.ts";
import { derive } from "./derived.ts";
import { nestingMax, type Parser } from "./parser.ts";
import { joined, written } from "./spelling.ts";

/** One step from the name outward. Tokens `[from, to)` spell it. */
interface Step {
  readonly kind: "pointer" | "array" | "function" | "aligned";
  readonly from: number;
  readonly to: number;
  /** What an attribute in the middle of a declarator asks of the type made so far, bytes. */
  readonly aligned?: number;
  /** Elements of an array; null when flexible, undefined when not known. */
  readonly count?: number | null | undefined;
}

/** A declarator, read. `name` is its token, or -1 for an abstract one. */
export interface Declarator {
  readonly from: number;
  readonly to: number;
  readonly name: number;
  readonly steps: readonly Step[];
}

const noSteps: readonly Step[] = [];

/**
 * Reads a declarator at the cursor: total, an empty one when nothing fits. `abstract`: it need not
 * have a name (`sizeof(int *)`).
 */
export function parseDeclarator(
  parser: Parser,
  attributes: Attributes,
  abstract = false,
): Declarator {
  const from = parser.at;
  const behind = parser.kinds[from + 1]!;
  if ((behind === Kind.Semicolon || behind === Kind.Comma) && parser.isName()) {
    parser.at++;
    return { from, to: from + 1, name: from, steps: noSteps };
  }
  const steps: Step[] = [];
  const name = { at: -1 };
  parseInto(parser, steps, name, attributes, abstract, 0);
  return { from, to: parser.at, name: name.at, steps };
}

function parseInto(
  parser: Parser,
  steps: Step[],
  name: { at: number },
  attributes: Attributes,
  abstract: boolean,
  depth: number,
): void {
  const pointers: Step[] = [];
  for (;;) {
    if (parser.kind() === Kind.Star || parser.kind() === Kind.Caret) {
      pointers.push({ kind: "pointer", from: parser.at, to: parser.at + 1 });
      parser.at++;
    } else if (isQualifier(parser)) parser.at++;
    else if (depth === 0 && pointers.length === 0) {
      if (!parseAttributes(parser, attributes)) break;
    } else if (!parseInner(parser, pointers, attributes)) break;
  }
  if (parser.kind() === Kind.ParenOpen && depth < nestingMax && opensDeclarator(parser, abstract)) {
    parser.at++;
    parseInto(parser, steps, name, attributes, abstract, depth + 1);
    if (parser.kind() !== Kind.ParenClose) parser.skipTo(Kind.ParenClose);
    parser.accept(Kind.ParenClose);
  } else if (parser.isName()) {
    // `u32 __note x`: of two words in a row the last is the name.
    while (parser.isName(parser.at + 1)) {
      const message = `'${parser.text()}' is not known, and taken as an annotation`;
      parser.remark("unknown-annotation", "advice", message, parser.at);
      parser.at++;
    }
    name.at = parser.at++;
    // `x [[gnu::packed]]` says it of x, however much is around it.
    if (depth > 0 || parser.kind() === Kind.BracketOpen) parseAttributes(parser, attributes);
  }
  parseSuffixes(parser, steps, attributes);
  for (let i = pointers.length - 1; i >= 0; i--) steps.push(pointers[i]!);
}

/**
 * Attributes behind a `*` or a `(`: gcc takes their alignment for that of the type so far, even a
 * lower one, and has no use for packed there; clang takes both for the member's. False when there
 * are none.
 */
function parseInner(parser: Parser, pointers: Step[], attributes: Attributes): boolean {
  const from = parser.at;
  const inner = noAttributes();
  if (!parseAttributes(parser, inner)) return false;
  const aligned = inBytes(parser, alignedOfType(parser, inner));
  const isLaidOut = aligned !== undefined || inner.packed;
  if (!isLaidOut || parser.ask("compiler", ({ compiler }) => compiler) === "clang") {
    addAttributes(attributes, inner);
    return true;
  }
  if (aligned !== undefined) pointers.push({ kind: "aligned", from, to: parser.at, aligned });
  return true;
}

function isQualifier(parser: Parser): boolean {
  const role = parser.role();
  return role === Role.Qualifier || role === Role.Atomic || role === Role.Extension;
}

/** Whether the `(` at hand encloses a declarator, not parameters. */
function opensDeclarator(parser: Parser, abstract: boolean): boolean {
  const inner = parser.at + 1;
  const kind = parser.kinds[inner]!;
  if (kind === Kind.Star || kind === Kind.Caret || kind === Kind.ParenOpen) return true;
  if (kind === Kind.BracketOpen) return abstract;
  if (kind !== Kind.Word) return false;
  if (!parser.isName(inner)) {
    const now = parser.at;
    parser.at = inner;
    const opens = parser.role() === Role.Attribute;
    parser.at = now;
    return opens;
  }
  return !abstract;
}

/** Bounds and parameters; gcc takes what `x[2] [[gnu::aligned(8)]]` says for the declaration's. */
function parseSuffixes(parser: Parser, steps: Step[], attributes: Attributes): void {
  for (;;) {
    const from = parser.at;
    if (parser.kind() === Kind.BracketOpen) {
      if (parser.kinds[from + 1] === Kind.BracketOpen) {
        parseAttributes(parser, attributes);
        continue;
      }
      const count = parseBound(parser, (open) => {
        parser.remark("syntax", "warning", "an array cannot have this size", open);
      });
      steps.push({ kind: "array", from, to: parser.at, count });
    } else if (parser.kind() === Kind.ParenOpen) {
      parser.skipBalanced();
      steps.push({ kind: "function", from, to: parser.at });
    } else return;
  }
}

/** As `parseBound`, for what is no part of the unit: nothing is said of a bad one. */
export function parseQuietBound(parser: Parser): number | null | undefined {
  return parseBound(parser, () => {});
}

/**
 * `[n]`, the cursor at the bracket: elements, null for `[]`, undefined when not known. `refuse` is
 * called for a number of elements no array can have.
 */
function parseBound(parser: Parser, refuse: (open: number) => void): number | null | undefined {
  const open = parser.at;
  parser.at++;
  while (isQualifier(parser) || parser.text() === "static") parser.at++;
  let count: number | null | undefined;
  if (parser.kind() === Kind.BracketClose) count = null;
  else {
    const value = parser.grammar.constant(parser);
    if (value !== undefined && parser.kind() === Kind.BracketClose) {
      const bound = value.value;
      count = bound >= 0n && bound <= 0xffff_ffffn ? Number(bound) : undefined;
      if (count === undefined) refuse(open);
    }
  }
  parser.at = open;
  parser.skipBalanced();
  return count;
}

/**
 * The type a declarator makes of `base`, spelled `spelling`. `unknownBound` is called for an array
 * whose size is not known; its type is then unknown.
 */
export function applied(
  parser: Parser,
  declarator: Declarator,
  base: Type,
  spelling: string,
  unknownBound?: (bound: string) => void,
): Type {
  let type = base;
  let spelled = spelling;
  // Looking at its end would make a copy of the spelling at every star.
  let isStarred = spelling.endsWith("*");
  for (let i = declarator.steps.length - 1; i >= 0; i--) {
    const step = declarator.steps[i]!;
    switch (step.kind) {
      case "aligned":
        type = { kind: "typedef", name: spelled, of: type, aligned: step.aligned! };
        break;
      case "pointer":
        type = derive({ kind: "pointer", to: spelled }, type);
        spelled = isStarred ? `${spelled}*` : `${spelled} *`;
        isStarred = true;
        break;
      case "function": {
        isStarred = false;
        const parameters = written(parser, step.from, step.to, -1);
        spelled = `${spelled} ${parameters}`;
        type = derive({ kind: "function", spelling: spelled }, type);
        break;
      }
      case "array": {
        isStarred = false;
        const bound = joined(parser, step.from + 1, step.to - 1);
        spelled = `${spelled}[${bound}]`;
        if (step.count === undefined) {
          unknownBound?.(written(parser, step.from + 1, step.to - 1, -1));
          type = { kind: "unknown", spelling: spelled, of: type, bound };
        } else {
          const isPlain = step.to - step.from <= 3 && parser.kinds[step.from + 1] === Kind.Number;
          type = arrayOf(type, step.count, isPlain || bound === "" ? undefined : bound);
        }
        break;
      }
    }
  }
  return type;
}
