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

const declaration =
  /\b(static\s+)?struct\s+(\w+)\s+(\*?)\s*(\w+)\s*(\[[^\]]*\])?\s*(?:=\s*([^;]{0,500}?))?\s*[;,)]/g;

/** Those a function's code, from its name on, declares and takes. */
export function variablesOf(code: string): readonly Variable[] {
  const body = code.indexOf("{");
  return [...code.matchAll(declaration)].map((match) => {
    const [, isStatic, tag = "", star, name = "", bound, initial = ""] = match;
    const at = match.index;
    const isParameter = at < body;
    const isPointer = star === "*" || (isParameter && bound !== undefined);
    const isArray = !isPointer && bound !== undefined;
    const starts = initial === "" && isStatic !== undefined && !isPointer ? "{}" : initial;
    return { name, tag, at, isPointer, isArray, isParameter, initial: starts };
  });
}
