// What a project says once instead of with every command: the "holeproof" key of its package.json.
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** Settings of one command, or why there are none. */
export type Config =
  { readonly settings: Readonly<Record<string, unknown>> } | { readonly problem: string };

const empty: Config = { settings: {} };

/**
 * The settings of a command: from `file`, a JSON file `{"generate": {...}}` with or without a
 * `holeproof` around it, or when that is left out from the `holeproof` key of ./package.json. A
 * word that is not among `known` is a problem, a value that no option takes, and a file that is no
 * package.json and says nothing of the command.
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
  const around = memberOf(whole, "holeproof");
  const settings = memberOf(file === undefined ? around : (around ?? whole), command);
  if (settings === undefined && basename(path) !== "package.json")
    return { problem: `${path}: no '${command}' in it, which is to be an object of settings` };
  if (settings === undefined) return empty;
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    return { problem: `${path}: '${command}' is to be an object of settings` };
  const unknown = Object.keys(settings).filter((key) => !known.includes(key));
  if (unknown.length > 0)
    return {
      problem: `${path}: ${command} has no setting '${unknown[0]}'; it has ${known.join(", ")}`,
    };
  const wrong = Object.entries(settings).find(([, value]) => !isSetting(value));
  if (wrong !== undefined)
    return {
      problem: `${path}: '${wrong[0]}' of ${command} is no text, list of texts, true or false`,
    };
  return { settings: settings as Readonly<Record<string, unknown>> };
}

function isSetting(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === "string");
  return typeof value === "string" || typeof value === "boolean";
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
