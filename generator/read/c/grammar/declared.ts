// One declarator of a member declaration: the type it makes, and how it is written.
import type { CRecord, Type } from "../../../model/index.ts";
import type { Attributes } from "./attributes.ts";
import { runtimeTagNames } from "./builtin-types.ts";
import { applied, type Declarator } from "./declarator.ts";
import type { Parser } from "./parser.ts";
import { opaqueIn, settled } from "./settled.ts";
import type { Specifiers } from "./specifiers.ts";
import { joined, written } from "./spelling.ts";

/** One declarator of a member declaration. `end` is the token behind it. */
export interface Declared {
  readonly specifiers: Specifiers;
  readonly declarator: Declarator;
  readonly bits: number | null | undefined;
  readonly attributes: Attributes;
  readonly end: number;
  readonly first: boolean;
}

/** The type of a member, token `at` being its name; says what of it is not known. */
export function memberType(
  parser: Parser,
  specifiers: Specifiers,
  declarator: Declarator,
  at: number,
  concerns: { readonly record: string; readonly member: string },
): Type {
  const whole = settled(parser, specifiers.type);
  const opaque = opaqueIn(whole);
  const isRuntime = opaque !== undefined && runtimeTagNames.has(opaque.name);
  const base: Type = isRuntime
    ? { kind: "unknown", spelling: `${opaque.kind} ${opaque.name}` }
    : whole;
  if (declarator.steps.length === 0) {
    if (opaque !== undefined && !isRuntime) remarkOpaque(parser, opaque, at, concerns);
    return base;
  }
  const spelling = typeText(parser, specifiers);
  const type = applied(parser, declarator, base, spelling, (bound) => {
    parser.remark(
      "unknown-value",
      "warning",
      `the array bound '${bound}' is not known`,
      at,
      concerns,
    );
  });
  const held = opaqueIn(type);
  if (held !== undefined && !isRuntime) remarkOpaque(parser, held, at, concerns);
  return type;
}

function remarkOpaque(
  parser: Parser,
  record: CRecord,
  at: number,
  concerns: { readonly record: string; readonly member: string },
): void {
  const message = `'${record.kind} ${record.name}' is not defined here`;
  parser.remark("unknown-type", "warning", message, at, concerns);
}

/** The type before the declarator: what macros make of it, not how they spell it. */
function typeText(parser: Parser, specifiers: Specifiers): string {
  const { from, to, body } = specifiers;
  return body === undefined ? joined(parser, from, to) : specifierText(parser, specifiers);
}

/** The specifiers as text, a body as `{ ... }`. */
export function specifierText(parser: Parser, specifiers: Specifiers): string {
  const { from, to, body } = specifiers;
  if (body === undefined) return written(parser, from, to, -1);
  const before = written(parser, from, body.open, -1);
  const after = written(parser, body.close, to, -1);
  return after === "" ? `${before} { ... }` : `${before} { ... } ${after}`;
}

/** The member as written, without its semicolon. */
export function memberText(parser: Parser, declared: Declared): string {
  const { specifiers, declarator, end, first } = declared;
  if (first && specifiers.body === undefined) {
    return written(parser, specifiers.from, end, declarator.name);
  }
  const own = written(parser, declarator.from, end, declarator.name);
  return `${specifierText(parser, specifiers)} ${own}`.trim();
}
