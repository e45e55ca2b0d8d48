// What a file's macros say of who reads its records: ioctl numbers, a contract's string, a guard.
import type { CRecord, Unit } from "../../model/index.ts";
import { isNumbered } from "./ioctl-use.ts";

export const hasNumber = ({ name }: CRecord, unit: Unit | undefined): boolean =>
  unit !== undefined && (signsIn(unit.macros).arguments.has(name) || isNumbered(unit, name));

export const isArgument = (record: CRecord, unit: Unit | undefined): boolean =>
  unit !== undefined && signsIn(unit.macros).arguments.has(record.name);

export const hasCompatible = (unit: Unit | undefined): boolean =>
  unit !== undefined && signsIn(unit.macros).hasCompatible;

export const hasUapiGuard = (unit: Unit | undefined): boolean =>
  unit !== undefined && signsIn(unit.macros).hasUapiGuard;

/** What a file's macros say of who reads its records. */
interface Signs {
  /** Every word in the definitions of ioctl numbers; a struct among them is an argument. */
  readonly arguments: ReadonlySet<string>;
  /** A contract between kernels has its version as a string. */
  readonly hasCompatible: boolean;
  /** An exported header whose path a reviewer cut away is still guarded by its name. */
  readonly hasUapiGuard: boolean;
}

const signsKnown = new WeakMap<Unit["macros"], Signs>();

/** Asked for every record of a file, so looked for once a file. */
export function signsIn(macros: Unit["macros"]): Signs {
  let signs = signsKnown.get(macros);
  if (signs === undefined) {
    const numbers = macros.filter((macro) => /\b_IO\w*\s*\(/.test(macro.body));
    signs = {
      arguments: new Set(numbers.flatMap((macro) => macro.body.match(/\w+/g) ?? [])),
      hasCompatible: macros.some(
        ({ name, body }) => name.endsWith("_COMPATIBLE") && !/^[\s(]*\d/.test(body),
      ),
      hasUapiGuard: macros.some(({ name, body }) => body === "" && /^_*uapi_/i.test(name)),
    };
    signsKnown.set(macros, signs);
  }
  return signs;
}
