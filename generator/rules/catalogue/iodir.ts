// IODIR: an ioctl number's direction agrees with what the record says about itself.
import type { Level } from "../../finding/index.ts";
import { keptFor } from "../../lists/index.ts";
import type { CRecord } from "../../model/index.ts";
import { copiesIn } from "../code/copy.ts";
import { functionsIn, placeIn } from "../code/function.ts";
import {
  argumentAmong,
  ioctlsOf,
  ioctlsWith,
  numbersNamed,
  oneMaker,
} from "../subject/ioctl-use.ts";
import { everyUapi } from "../subject/profile.ts";
import { type UnitRule, unitRule } from "../subject/rule.ts";
import type { SourceText } from "../subject/source-text.ts";
import { wayAgainst } from "../subject/spoken-way.ts";
import { is64Bit } from "../subject/word-size.ts";

export const iodir: UnitRule = unitRule({
  id: "IODIR",
  title: "an ioctl number's direction agrees with the record's use",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{name} {are} {maker}, but {evidence}",
  writes: "{bare} {are} {maker}, but {evidence}. Please use {use}.",
  why:
    "Tracers, sanitizers and emulators go by the direction to know which way memory is copied: " +
    "_IOW is user to kernel, _IOR kernel to user. For a record that goes both ways and has only " +
    "_IOR this is advice, and so is what only a number's name or an address in the record tells.",
  fix: "_IOW for input, _IOR for output, _IOWR for both",
  wrong:
    "struct bay { __u32 key; /* in */\n__u32 owner; /* out */\n};\n" +
    "#define BAY_GET _IOW('b', 1, struct bay)",
  right:
    "struct bay { __u32 key; /* in */\n__u32 owner; /* out */\n};\n" +
    "#define BAY_GET _IOWR('b', 1, struct bay)",
  *check({ unit, records, text }) {
    for (const definition of ioctlsOf(unit)) {
      const { macro, maker } = definition;
      if (maker !== "_IOW" && maker !== "_IOR") continue;
      const record = argumentAmong(records, definition);
      if (record === undefined) continue;
      // Of a record two numbers share the comments may speak of the other one.
      const all = ioctlsWith(unit, record.name);
      const way = maker === "_IOW" ? "output" : "input";
      const { plain, evidence } =
        oneMaker(all) === maker ? (way === "output" ? asOutput : asInput)(record) : nothingSaid;
      const address = evidence === undefined && way === "input" ? addressIn(record) : undefined;
      const alike = address === undefined ? [] : all.filter((one) => one.maker === maker);
      if (macro === alike[0]?.macro)
        yield {
          at: macro.span,
          beside: alike.map((one) => one.macro.span),
          record: record.name,
          level: "advice",
          ...numbersNamed(alike),
          maker,
          use: "_IOWR",
          evidence: `the kernel has to read the address in '${address}' of 'struct ${record.name}'`,
        };
      if (address !== undefined || oneMaker(all) !== maker) continue;
      const against = evidence === undefined ? wayAgainst(definition, record, text) : undefined;
      if (against !== undefined)
        yield {
          at: macro.span,
          record: record.name,
          level: "advice",
          ...numbersNamed([definition]),
          maker,
          use: against === "gets" ? "_IOR, or _IOWR if it takes something as well" : "_IOW",
          evidence:
            against === "gets"
              ? `gets 'struct ${record.name}', which holds no address to write to`
              : `sets what 'struct ${record.name}' says`,
        };
      // Told at the first of them.
      if (evidence === undefined || macro !== all[0]?.macro) continue;
      yield {
        at: macro.span,
        beside: all.map((one) => one.macro.span),
        record: record.name,
        ...levelOf(record, maker, all.length, plain),
        ...numbersNamed(all),
        maker,
        use: "_IOWR",
        evidence: `'${evidence}' of 'struct ${record.name}' is documented as ${way}`,
      };
    }
  },
  *inCode({ text, around, records }) {
    const back = givenBack(around);
    for (const one of functionsIn(text))
      for (const { variable, way, at } of copiesIn(one)) {
        const { tag } = variable;
        const subject = records.get(tag);
        const numbers = subject === undefined ? [] : ioctlsWith(subject.unit, tag);
        const [first] = numbers;
        const wrong = way === "out" ? "_IOW" : "_IOR";
        if (first === undefined || oneMaker(numbers) !== wrong) continue;
        yield {
          at: placeIn(one, at),
          record: tag,
          level: way === "in" && back.has(tag) ? "advice" : "warning",
          ...numbersNamed([first]),
          maker: wrong,
          use: "_IOWR",
          evidence: `'struct ${tag}' is copied ${way === "out" ? "to" : "from"} the user here`,
        };
      }
  },
});

/**
 * Some old interfaces have it the wrong way round throughout. Of records that go both ways several
 * that were merged have only _IOR, and none has only _IOW: what comes back is what people look for.
 */
function levelOf(
  record: CRecord,
  maker: "_IOW" | "_IOR",
  numbers: number,
  plain: string | undefined,
): { readonly level?: Level } {
  if (maker === "_IOR" && asOutput(record).evidence !== undefined) return { level: "advice" };
  return numbers > 1 || plain === undefined ? { level: "warning" } : {};
}

/** The records code copies to the user, by tag. */
const givenBack = keptFor(
  (texts: readonly SourceText[]): ReadonlySet<string> =>
    new Set(
      texts
        .flatMap((text) => functionsIn(text).flatMap((one) => copiesIn(one)))
        .flatMap(({ way, variable }) => (way === "out" ? [variable.tag] : [])),
    ),
);

/** Directions as comments open with them: `in`, `[out]`, `in/out:`, `output, bytes`. */
const opening =
  /^\W*((?:in|out|input|output)(?:\s*[/|,&]\s*(?:in|out|input|output))?)\b\s*(?:$|[^\s\w])/i;

/** `return code`, `returned value`. */
const returned = /\breturn(?:ed|s)?[ -](?:reason |status |error )?(?:code|value|status)s?\b/i;

/** What the comments of a record's members say against a number. */
interface Evidence {
  /** The member that says it plainly. */
  readonly plain: string | undefined;
  readonly evidence: string | undefined;
}

const nothingSaid: Evidence = { plain: undefined, evidence: undefined };

const asOutput = keptFor((record: CRecord): Evidence => {
  const plain = memberDocumentedAs(record, "output");
  return { plain, evidence: plain ?? memberReturned(record) };
});

const asInput = keptFor((record: CRecord): Evidence => {
  const plain = memberDocumentedAs(record, "input");
  return { plain, evidence: plain };
});

/** `data_uptr`, `uaddr`: where in the caller's memory something is. */
const addressName = /(?:^|_)(?:u(?:ser_?)?(?:ptr|addr)|(?:buf(?:fer)?|data)_ptr)$/;

/** A member of the record itself that is an address of the caller's. */
const addressIn = keptFor(
  ({ kind, members }: CRecord): string | undefined =>
    members.find(
      ({ name, type, bits }) =>
        kind === "struct" &&
        bits === undefined &&
        (type.kind === "pointer" || (addressName.test(name) && is64Bit(type))),
    )?.name,
);

/** `returned to the driver`: what a program that answers for a device says of its own call. */
const returnedToOthers =
  /\b(?:returned|passed|handed)(?: back)? to (?!(?:the )?(?:user|caller|program))\w/i;

/** A member whose comment says that it comes back from the call. */
const memberReturned = ({ members }: CRecord): string | undefined =>
  members.find(({ doc }) => doc !== undefined && returned.test(doc) && !returnedToOthers.test(doc))
    ?.name;

/** A member whose comment opens with the direction alone. */
function memberDocumentedAs(record: CRecord, way: "input" | "output"): string | undefined {
  const word = way === "output" ? /out/i : /in/i;
  return record.members.find(({ doc }) => {
    const said = opening.exec(doc ?? "")?.[1];
    return said !== undefined && word.test(said);
  })?.name;
}
