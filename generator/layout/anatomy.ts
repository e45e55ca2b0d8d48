// What is known of a record whatever the target, and the layouts made of it so far.
import { type CRecord, Recent } from "../model/index.ts";
import { everything, type Needs, needsOfMember, rules } from "./kind.ts";
import type { Layout } from "./layout.ts";
import { Part } from "./part.ts";

/** Records inside records deeper than this are laid out for every target on its own. */
const sharedMax = 32;

/** A record taken apart. */
export class Anatomy {
  /** One for each member. */
  readonly parts: readonly Part[];
  /** What its layout depends on. */
  needs: Needs = everything;
  /** Few, since targets that need the same are asked once. */
  readonly layouts: Layout[] = [];

  constructor({ members }: CRecord) {
    const parts: Part[] = [];
    for (let index = 0; index < members.length; index++) parts.push(new Part(members[index]!.type));
    this.parts = parts;
  }
}

/** Of a kernel with its tens of thousands of records most are laid out once and not again. */
const known = new Recent<CRecord, Anatomy>(2_000);

/** To be called before a record is laid out, not for those inside it. */
export const forgetOld = (): void => known.forget();

/** `depth`: how deep inside other records it is met. */
export function anatomyOf(record: CRecord, depth = 0): Anatomy {
  let anatomy = known.get(record);
  if (anatomy === undefined) {
    anatomy = new Anatomy(record);
    // A record that holds itself finds itself here, needing everything.
    known.set(record, anatomy);
    anatomy.needs = needsOf(record, anatomy.parts, depth);
  }
  return anatomy;
}

function needsOf(
  { aligned, members, msStruct }: CRecord,
  parts: readonly Part[],
  depth: number,
): Needs {
  let needs = aligned === "max" ? rules.aligned : 0;
  if (msStruct === true) needs |= rules.msStruct;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    needs |= part.needs | needsOfMember(members[index]!);
    if (part.record === undefined) continue;
    needs |= depth < sharedMax ? anatomyOf(part.record, depth + 1).needs : everything;
  }
  return needs;
}
