// What code does with members of records: where it looks at them, where it gives them values.
import { keptFor } from "../../lists/index.ts";
import type { SourceText } from "../subject/source-text.ts";
import { type CodeFunction, membersIn, piecesOf, variableAt } from "./function.ts";
import type { Mention } from "./mention.ts";
import type { Variable } from "./variable.ts";

/** What code does with members of one name. */
export interface Looks {
  /** Where it reads them: of records of a tag, and of records it does not tell the tag of. */
  readonly byTag: Map<string, Look>;
  /** Where it gives one a value: any, and one that is more than a zero to start from. */
  isSet: boolean;
  isSetToMore: boolean;
}

/** Everywhere a member is read: by a test for a bit that is known, and otherwise. */
export interface Look {
  readonly isBitTest: boolean;
  readonly isMore: boolean;
}

/** Stands for records whose tag the code does not show. */
export const anyTag = "";

/** By the member's name. */
export type AllLooks = ReadonlyMap<string, Looks>;

/** Every look of some texts. */
export function looksIn(texts: readonly SourceText[]): AllLooks {
  const found = new Map<string, Looks>();
  for (const { one, mentions } of texts.flatMap(piecesOf))
    for (const [member, all] of mentions)
      for (const mention of all) addTo(found, member, mention, one);
  return found;
}

/** The looks at some variables of functions, taken together; what they are set to is left out. */
export function looksThrough(
  held: readonly { readonly one: CodeFunction; readonly variable: Variable }[],
): AllLooks {
  const found = new Map<string, Looks>();
  for (const { one, variable } of held)
    for (const [member, looks] of ownLooks(one).get(variable) ?? noLooks) {
      const known = looksAt(found, member);
      for (const [tag, look] of looks.byTag) addLook(known, tag, look);
    }
  return found;
}

const noLooks: AllLooks = new Map();

/** The looks at each variable of a function, found in one walk: it may have thousands. */
const ownLooks = keptFor((one: CodeFunction): ReadonlyMap<Variable, AllLooks> => {
  const found = new Map<Variable, Map<string, Looks>>();
  for (const [member, all] of membersIn(one))
    for (const mention of all) {
      const variable = variableAt(one, mention.base, mention.at);
      if (variable === undefined) continue;
      const looks = found.get(variable) ?? new Map<string, Looks>();
      found.set(variable, looks);
      addTo(looks, member, mention, one);
    }
  return found;
});

/** Whether what stands behind a member writes it. */
export const isSetBy = (after: string): boolean => /^(?:\s*\[[^\]]*\])?\s*=[^=]/.test(after);

function addTo(
  found: Map<string, Looks>,
  member: string,
  { base, at, before, after }: Mention,
  one: CodeFunction | undefined,
): void {
  const looks = looksAt(found, member);
  looks.isSet ||= /^\s*\|?=(?!=)/.test(after);
  looks.isSetToMore ||= /^\s*\|?=(?!\s*0\s*;|=)/.test(after);
  // Neither where it is written.
  if (isSetBy(after) || /\bmemset\s*\(\s*(?:&\s*)?$/.test(before)) return;
  // A test for a bit that is known refuses none that is not.
  const isBitTest = /^\s*&\s*[A-Z]\w*\s*[)&|?]/.test(after);
  // Nor where another record's member of the same name is meant.
  const tag = (one === undefined ? undefined : variableAt(one, base, at)?.tag) ?? anyTag;
  addLook(looks, tag, { isBitTest, isMore: !isBitTest });
}

function looksAt(found: Map<string, Looks>, member: string): Looks {
  let looks = found.get(member);
  if (looks === undefined)
    found.set(member, (looks = { byTag: new Map(), isSet: false, isSetToMore: false }));
  return looks;
}

function addLook({ byTag }: Looks, tag: string, { isBitTest, isMore }: Look): void {
  const look = byTag.get(tag);
  byTag.set(tag, {
    isBitTest: isBitTest || look?.isBitTest === true,
    isMore: isMore || look?.isMore === true,
  });
}
