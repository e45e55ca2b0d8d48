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
  /** Calls that take the parameter and send the copy back. */
  readonly answers: readonly string[];
}

const cores: readonly Core[] = [
  // drm_ioctl() copies as many bytes as the number says, in and out, and clears the rest.
  {
    parameters:
      /\(\s*struct\s+drm_device\s*\*\s*\w+\s*,\s*void\s*\*\s*(\w+)\s*,\s*struct\s+drm_file\b/,
    behind: "",
    answers: [],
  },
  // iommufd_fops_ioctl() and fwctl_fops_ioctl() refuse only what is longer than the record.
  {
    parameters: /\(\s*struct\s+(?:iommufd|fwctl)_ucmd\s*\*\s*(\w+)/,
    behind: "->cmd",
    answers: ["iommufd_ucmd_respond", "ucmd_respond"],
  },
];

/** What a core hands to one function. */
export interface FromCore {
  readonly variables: readonly Variable[];
  /** Functions it goes on to under the parameter's own name, which may look at its members. */
  readonly callees: readonly string[];
}

const nothing: FromCore = { variables: [], callees: [] };

export const fromCore: (one: CodeFunction) => FromCore = keptFor((one: CodeFunction): FromCore => {
  const head = one.code.slice(0, one.code.indexOf("{"));
  for (const { parameters, behind, answers } of cores) {
    const name = parameters.exec(head)?.[1];
    if (name === undefined) continue;
    const given = `${name}${behind}`;
    const variables = variablesIn(one).filter(({ initial }) => initial.trim() === given);
    const callees = handed(one)
      .filter(({ variable, callee }) => variable === name && !answers.includes(callee))
      .map(({ callee }) => callee);
    return { variables, callees };
  }
  return nothing;
});
