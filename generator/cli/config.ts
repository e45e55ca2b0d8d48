// What a project says once instead of with every command: the "holeproof" key of its package.json.
import { existsSync, readFileSync } from "node:fs";

/** Settings of one command, or why there are none. */
export type Config =
  { readonly settings: Readonly<Record<string, unknown>> } | { readonly problem: string };

const empty: Config = { settings: {} };

/**
 * The settings of a command: from `file`, a JSON file `{"generate": {...}}`, or when that is left
 * out from the `holeproof` key of ./package.json. A word that is not among `known` is a problem.
 */
export function configOf(
  command: string,
  known: readonly string[],
  file: string | undefined,
): Config {
  const path = file ?? "package.json";
  if (file === undefined && !existsSync(path)) return empty;
  let whole: unknown;
  try {
    whole = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return { problem: `cannot read ${path}: ${error instanceof Error ? error.message : error}` };
  }
  const own = file === undefined ? memberOf(whole, "holeproof") : whole;
  const settings = memberOf(own, command);
  if (settings === undefined) return empty;
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    return { problem: `${path}: '${command}' is to be an object of settings` };
  const unknown = Object.keys(settings).filter((key) => !known.includes(key));
  if (unknown.length > 0)
    return {
      problem: `${path}: ${command} has no setting '${unknown[0]}'; it has ${known.join(", ")}`,
    };
  return { settings: settings as Readonly<Record<string, unknown>> };
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
