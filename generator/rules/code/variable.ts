// The records a function's code has names for.

/** A variable that holds a record, or points to one. */
export interface Variable {
  readonly name: string;
  readonly tag: string;
  /** Index of its declaration in the function's code. */
  readonly at: number;
  readonly isPointer: boolean;
  /** Of records. */
  readonly isArray: boolean;
  /** It is handed in, so that callers can do with it what the function does not. */
  readonly isParameter: boolean;
  /** What stands behind its `=`, if anything; `{}` for a static record, which starts as zeros. */
  readonly initial: string;
}

/** A name, what frees it, its bound, and its value up to a comma, brackets or not. */
const declarator = [
  String.raw`(\*?)\s*(\w+)\s*(?:__free\s*\(\s*\w+\s*\)\s*)?(\[[^\]]*\])?`,
  String.raw`\s*(?:=\s*([^;]{0,500}?))?\s*`,
].join("");
const declaration = new RegExp(String.raw`\b(static\s+)?struct\s+(\w+)\s+${declarator}[;,)]`, "g");
const another = new RegExp(String.raw`\s*${declarator}[;,]`, "y");

/** Those a function's code, from its name on, declares and takes. */
export function variablesOf(code: string): readonly Variable[] {
  const body = code.indexOf("{");
  const variables: Variable[] = [];
  for (const match of code.matchAll(declaration)) {
    const [, isStatic, tag = "", ...first] = match;
    const at = match.index;
    const isParameter = at < body;
    const add = ([star, name = "", bound, initial = ""]: readonly (string | undefined)[]): void => {
      const isPointer = star === "*" || (isParameter && bound !== undefined);
      const isArray = !isPointer && bound !== undefined;
      const starts = initial === "" && isStatic !== undefined && !isPointer ? "{}" : initial;
      variables.push({ name, tag, at, isPointer, isArray, isParameter, initial: starts });
    };
    add(first);
    if (isParameter) continue;
    // `struct bay one, *two = &one;`
    let last: RegExpExecArray | null = match;
    another.lastIndex = at + match[0].length;
    for (let count = 0; count < declaratorsMax; count += 1) {
      if (!last[0].endsWith(",") || /[({]/.test(last.at(-1) ?? "")) break;
      last = another.exec(code);
      if (last === null) break;
      add(last.slice(1));
    }
  }
  return variables;
}

/** More variables are declared in one line by nobody. */
const declaratorsMax = 20;
