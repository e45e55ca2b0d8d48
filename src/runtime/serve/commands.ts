// Names and readers of ioctl commands, found among the codecs by their numbers.
import { uapi } from "../../generated/index.ts";

/** A command as its header defines it, with the struct it takes. */
export interface KnownCommand {
  readonly name: string;
  /** Bytes of the struct in this version. */
  readonly size: number;
  /** The struct's members; reserved ones are not among them. */
  readonly read: (view: DataView) => object;
  /** Constants named after the command whose values are single bits, by name. */
  readonly bits: readonly (readonly [name: string, value: number])[];
}

type Module = Readonly<Record<string, unknown>>;

let known: ReadonlyMap<number, KnownCommand> | undefined;

/** The command of a number, or undefined. Built on first use. */
export function commandOf(number: number): KnownCommand | undefined {
  known ??= new Map(modulesOf(uapi as Module).flatMap(commandsOf));
  return known.get(number);
}

/** `IOMMU_IOAS_MAP`, or empty for a number no header has. */
export function commandName(number: number): string {
  return commandOf(number)?.name ?? "";
}

/** The generated files below a namespace of namespaces. */
function modulesOf(space: Module): readonly Module[] {
  const inner = Object.values(space).filter((value) => typeof value === "object");
  const isFile = Object.values(space).some((value) => typeof value === "function");
  return isFile ? [space] : inner.flatMap((value) => modulesOf(value as Module));
}

function commandsOf(module: Module): readonly (readonly [number, KnownCommand])[] {
  return Object.entries(module).flatMap(([name, number]) => {
    const size = module[`${name}_SIZE`];
    const read = module[`read${pascal(name)}`];
    if (typeof number !== "number" || typeof size !== "number") return [];
    if (typeof read !== "function") return [];
    return [
      [number, { name, size, read: read as KnownCommand["read"], bits: bitsOf(name, module) }],
    ];
  });
}

function bitsOf(command: string, module: Module): readonly (readonly [string, number])[] {
  return Object.entries(module).flatMap(([name, value]) => {
    if (!name.startsWith(`${command}_`) || typeof value !== "number") return [];
    if (value <= 0 || (value & (value - 1)) !== 0) return [];
    if (/_(SIZE|ALIGN|MIN_SIZE)$/.test(name)) return [];
    return [[name.slice(command.length + 1), value] as const];
  });
}

/** `IOMMU_IOAS_MAP` as the codecs' functions spell it. */
const pascal = (name: string): string =>
  name
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
