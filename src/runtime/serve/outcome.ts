// The answer of a call, as lines of a recording give it.
import { errnoName } from "../errno/index.ts";

/** `result` is the call's own, or a negative errno. */
export function outcome(result: number): { ret: number; errno: number; errname: string } {
  if (result >= 0) return { ret: result, errno: 0, errname: "" };
  return { ret: -1, errno: -result, errname: errnoName(-result) };
}
