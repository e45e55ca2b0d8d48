// Handlers whose argument a subsystem's core copies without a look at its members.
import { keptFor } from "../../lists/index.ts";
import { type CodeFunction, handed, variablesIn } from "./function.ts";
import type { Variable } from "./variable.ts";

/** How a core calls its handlers. */
interface Core {
  /** The parameters; the first group is the one the copy comes with. */
  readonly parameters: RegExp;
  /** What stands behind the parameter where it is only the way to the copy. */
  readonly behind: string;
  /** Calls of the core's own that take the parameter, and look at no member. */
  readonly own: readonly string[];
  /** Whether it copies in whatever the number's direction says. */
  readonly alwaysTakes: boolean;
}

const cores: readonly Core[] = [
  // drm_ioctl() copies as many bytes as the number says, in and out, and clears the rest.
  {
    parameters:
      /\(\s*struct\s+drm_device\s*\*\s*\w+\s*,\s*void\s*\*\s*(\w+)\s*,\s*struct\s+drm_file\b/,
    behind: "",
    own: [],
    alwaysTakes: false,
  },
  // iommufd_fops_ioctl() and fwctl_fops_ioctl() refuse only what is longer than the record.
  {
    parameters: /\(\s*struct\s+(?:iommufd|fwctl)_ucmd\s*\*\s*(\w+)/,
    behind: "->cmd",
    own: ["iommufd_ucmd_respond", "ucmd_respond", "_iommufd_object_alloc_ucmd"],
    alwaysTakes: true,
  },
];

/** What a core hands to one function. */
export interface FromCore {
  readonly alwaysTakes: boolean;
  readonly variables: readonly Variable[];
  /** Functions it goes on to under the parameter's own name, which may look at its members. */
  readonly callees: readonly string[];
}

const nothing: FromCore = { alwaysTakes: false, variables: [], callees: [] };

/** Whether a call is told members of the copy one by one, and need not look at it itself. */
function takesMembers(code: string, at: number, names: ReadonlySet<string>): boolean {
  const call = /^[^;{}]*/.exec(code.slice(at, at + callMax))?.[0] ?? "";
  return Array.from(call.matchAll(/(\w+)->/g)).some(([, name = ""]) => names.has(name));
}

/** A call's arguments are looked for in so many characters. */
const callMax = 300;

export const fromCore: (one: CodeFunction) => FromCore = keptFor((one: CodeFunction): FromCore => {
  const head = one.code.slice(0, one.code.indexOf("{"));
  for (const { parameters, behind, own, alwaysTakes } of cores) {
    const name = parameters.exec(head)?.[1];
    if (name === undefined) continue;
    const given = `${name}${behind}`;
    const variables = variablesIn(one).filter(({ initial }) => initial.trim() === given);
    const names = new Set(variables.map((each) => each.name));
    const callees = handed(one)
      .filter(({ variable, callee }) => variable === name && !own.includes(callee))
      .filter(({ at }) => !takesMembers(one.code, at, names))
      .map(({ callee }) => callee);
    return { alwaysTakes, variables, callees };
  }
  return nothing;
});
