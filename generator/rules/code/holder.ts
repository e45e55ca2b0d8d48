// Who sees a record that a function copies: the function, its callers, and those they hand it to.
import { groupedBy, keptFor, pushAll, pushTo } from "../../lists/index.ts";
import { codeOf, type SourceText } from "../subject/source-text.ts";
import {
  type CodeFunction,
  functionsIn,
  handed,
  handedTo,
  isNewStatic,
  storedIn,
  variableAt,
  variablesIn,
} from "./function.ts";
import type { Variable } from "./variable.ts";

/** A variable of a function that holds the record, or points to it. */
export interface Holder {
  readonly one: CodeFunction;
  readonly variable: Variable;
}

/** A variable a call hands on. */
interface Given extends Holder {
  /** Index of the call in the function's code. */
  readonly at: number;
}

/** The functions some texts show, and what they hand to each other. */
interface Shown {
  /** By name, one of those of several files. */
  readonly byName: ReadonlyMap<string, CodeFunction>;
  /** What functions are handed, by `givenKey` of the callee and the record's tag. */
  readonly given: ReadonlyMap<string, readonly Given[]>;
  /** How often functions are named, their heads included. */
  readonly named: ReadonlyMap<string, number>;
}

const givenKey = (callee: string, tag: string): string => `${callee} ${tag}`;

const shownIn = keptFor((texts: readonly SourceText[]): Shown => {
  const functions = texts.flatMap(functionsIn);
  const byName = new Map(functions.map((one) => [one.name, one]));
  const given = new Map<string, Given[]>();
  for (const one of functions)
    for (const { callee, at, variable: name } of handed(one)) {
      const variable = byName.has(callee) ? variableAt(one, name, at) : undefined;
      if (variable !== undefined)
        pushTo(given, givenKey(callee, variable.tag), { one, variable, at });
    }
  const named = new Map<string, number>();
  for (const text of texts)
    for (const [word] of codeOf(text).matchAll(/\b[A-Za-z_]\w*\b/g))
      if (byName.has(word)) named.set(word, (named.get(word) ?? 0) + 1);
  return { byName, given, named };
});

/**
 * A record that more than these see is seen by anybody: what many functions share is not walked
 * once for each of them.
 */
const holdersMax = 40;

const areMany = ({ length }: readonly unknown[]): boolean => length > holdersMax;

/**
 * Every variable of `texts` the record in one may be seen through. Undefined where code that is not
 * shown may see it as well: it is stored, handed to a function elsewhere, or a caller's own.
 */
export function holdersOf(
  one: CodeFunction,
  variable: Variable,
  texts: readonly SourceText[],
): readonly Holder[] | undefined {
  const shown = shownIn(texts);
  const found = new Map<Variable, Holder>();
  const waiting: Holder[] = [{ one, variable }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.variable)) continue;
    found.set(next.variable, next);
    const others = found.size > holdersMax ? undefined : besides(next, shown);
    if (others === undefined) return undefined;
    pushAll(waiting, others);
  }
  return [...found.values()];
}

/** Those a holder has the record from and hands it to. */
function besides(holder: Holder, shown: Shown): readonly Holder[] | undefined {
  const { one, variable } = holder;
  const { isPointer, isParameter } = variable;
  if (storedIn(one).has(variable)) return undefined;
  const above = isParameter ? callersOf(holder, shown) : [];
  if (above === undefined || (isPointer && !isParameter && !isOwn(holder))) return undefined;
  // Into fresh memory a record is often copied again whose head was looked at before.
  const twins = isPointer ? (byTag(one).get(variable.tag) ?? []) : [];
  const callees = handedTo(one, variable);
  if (areMany(twins) || areMany(callees)) return undefined;
  const found = [...above, ...twins.map((twin) => ({ one, variable: twin }))];
  for (const callee of callees) {
    // Of several files' functions of a name, none shows all who call it.
    const to = shown.byName.get(callee);
    if (to === undefined) return undefined;
    const taken = parametersIn(to).get(variable.tag) ?? [];
    if (taken.length === 0 || areMany(taken)) return undefined;
    for (const own of taken) found.push({ one: to, variable: own });
  }
  return found;
}

const byTag = keptFor((one: CodeFunction) => groupedBy(variablesIn(one), ({ tag }) => tag));

const parametersIn = keptFor((one: CodeFunction) =>
  groupedBy(
    variablesIn(one).filter(({ isParameter }) => isParameter),
    ({ tag }) => tag,
  ),
);

/** What hands a function its parameter, where the patch brings it and shows all who call it. */
function callersOf(
  { one, variable }: Holder,
  { given: all, named }: Shown,
): readonly Holder[] | undefined {
  if (!isNewStatic(one)) return undefined;
  const callers = all.get(givenKey(one.name, variable.tag)) ?? [];
  if (callers.length === 0 || areMany(callers)) return undefined;
  // A call may hand several of the kind.
  const calls = callers.filter(({ at, one: from }, index) => {
    const before = callers[index - 1];
    return before?.at !== at || before.one !== from;
  });
  return calls.length + 1 === named.get(one.name) ? callers : undefined;
}

/** Whether a pointer is only ever set to memory that is fresh. */
function isOwn({ one, variable }: Holder): boolean {
  return (valuesIn(one).get(variable.name) ?? []).every((value) => fresh.test(value));
}

const fresh = /^(?:NULL|\w*(?:alloc|dup_user|dup_array_user|dup_sockptr)\w*)$/;

/** The first word of every value a function's variables are given, by their names. */
const valuesIn = keptFor((one: CodeFunction): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [, name = "", value = ""] of one.code.matchAll(given)) pushTo(found, name, value);
  return found;
});

const given = /(?<![\w.>])([A-Za-z_]\w*)\s*(?:__free\s*\(\s*\w+\s*\)\s*)?=(?!=)\s*(\w*)/g;
