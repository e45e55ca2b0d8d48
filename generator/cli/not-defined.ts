// What is said where names that nobody defines kept records from being judged.

/** How many of them are named. */
const namesMax = 4;

/** That, with the names, each once; undefined where there are none. */
export function notDefined(names: readonly string[]): string | undefined {
  const once = [...new Set(names)];
  if (once.length === 0) return undefined;
  const shown = once.length > namesMax ? [...once.slice(0, namesMax), "..."] : once;
  return `not all of it could be judged; not defined: ${shown.join(", ")}`;
}
