// What a rule is: its text for people, and one function that looks at a record.
import type { Finding, Level } from "../../finding/index.ts";
import type { CRecord, Span, Unit } from "../../model/index.ts";
import type { SourceText } from "./source-text.ts";
import type { Profile } from "./profile.ts";
import type { Subject } from "./subject.ts";

/** The names between braces in a message: "{bytes} before {member}" gives "bytes" | "member". */
type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;

/** Where a rule fires. */
export interface Where {
  /** The line a maintainer would write under. */
  readonly at: Span;
  /** C name of the member concerned; what concerns the end of a record names its last member. */
  readonly about?: string;
  /** Of a hole, the C name of the member in front of it. */
  readonly follows?: string;
  /** Other places that justify the remark when a patch touched only them (both sides of a hole). */
  readonly beside?: readonly Span[];
  /** Instead of the rule's own level. */
  readonly level?: Level;
  /** Names of the targets it holds on. */
  readonly on?: readonly string[];
  /** What to write instead, as C. */
  readonly fix?: string;
  /** What a reply says where it has explained and asked as much before. */
  readonly again?: string;
  /** The rule that already tells people so, of the same member. */
  readonly restates?: string;
  readonly saysToo?: string;
  readonly broughtBy?: string;
  /** Said only of a record the patch adds, never of a change to an old one. */
  readonly wholeRecord?: boolean;
  /** About days to come: not said while something is wrong with the record or the member now. */
  readonly waits?: boolean;
  /** The rule that says enough where it speaks of the same member. */
  readonly toldBy?: string;
}

export type Hit<Text extends string> = Where & {
  readonly [Name in Blanks<Text>]: string | number;
};

/** What a rule's file writes down. `Says` and `Writes` are templates whose blanks a hit fills. */
export interface RuleText<Says extends string, Writes extends string> {
  /** An id of the catalogue: `HOLE`. */
  readonly id: string;
  /** One line, for lists. */
  readonly title: string;
  readonly level: Level;
  readonly appliesTo: readonly Profile[];
  /** The version of holeproof it came in. */
  readonly since: string;
  /** The message: lower case, no stop, number before unit. */
  readonly says: Says;
  /** The same in a reply: whole sentences, what is wrong and what to write instead. */
  readonly writes: Writes;
  readonly why: string;
  /** Said once a record, whatever the number of members: one search and replace mends them all. */
  readonly once?: boolean;
  /** Said of each member: what it is to be instead is a decision of its own. */
  readonly each?: boolean;
  /** About how to write the same layout: advice where the file is written so throughout. */
  readonly style?: boolean;
  /** What it asks of one member goes for the next: a reply names those after the first. */
  readonly likewise?: boolean;
  /** As of what concerns gaps: bounds that nobody showed are supposed, and it is said if so. */
  readonly supposes?: boolean;
  /** What it looks at, where others have to know. */
  readonly concerns?: Concern;
  /** How to put it right, one sentence. */
  readonly fix: string;
  /** C that is flagged, read under the first profile of `appliesTo`. */
  readonly wrong: string;
  /** C that is not. */
  readonly right: string;
  /** What stood there before, where the rule is about a change. */
  readonly old?: string;
}

/**
 * `words`: how a type is spelt, wherever the members lie. `types`: what type a member is given,
 * wherever it lies. `gaps`: bytes between members, at no offset. `packing`: where it puts members.
 * `targets`: how targets differ.
 */
export type Concern = "words" | "types" | "gaps" | "packing" | "targets";

/** A rule about one record at a time. */
export interface RecordRule extends RuleText<string, string> {
  readonly scope: "record";
  /** Every hit in one record, in member order, as findings with the places that justify them. */
  readonly check: (subject: Subject) => readonly Remark[];
}

/** A rule about a file: its macros, and what is absent from it. */
export interface UnitRule extends RuleText<string, string> {
  readonly scope: "unit";
  readonly check: (subject: UnitSubject) => readonly Remark[];
  /** What the code of the same patch adds to it. */
  readonly inCode?: (subject: CodeSubject) => readonly Remark[];
}

/** A rule about code that handles records: one C file, or what a patch shows of it. */
export interface CodeRule extends RuleText<string, string> {
  readonly scope: "code";
  readonly check: (subject: CodeSubject) => readonly Remark[];
}

/** A rule about what became of a file's records. */
export interface ChangeRule extends RuleText<string, string> {
  readonly scope: "change";
  readonly check: (subject: ChangeSubject) => readonly Remark[];
}

export type Rule = RecordRule | UnitRule | CodeRule | ChangeRule;

/** What a rule about a file is given. */
export interface UnitSubject {
  readonly unit: Unit;
  readonly records: readonly CRecord[];
  readonly profile: Profile;
  readonly path: string;
  /** Whether user space gets to see the file itself. */
  readonly exported: boolean;
  /** False for a fragment, of which nothing can be said to be absent. */
  readonly wholeFile: boolean;
  /** What the file declared before a patch. */
  readonly old?: Unit;
  /** The text itself, when it is at hand: for what is no declaration. */
  readonly text?: SourceText;
}

/** What a rule about code is given. */
export interface CodeSubject {
  /** The code judged. */
  readonly text: SourceText;
  /** All code there is to see, the judged included: a check may stand in another file. */
  readonly around: readonly SourceText[];
  /** The records user space or the next kernel reads, by their tags. */
  readonly records: ReadonlyMap<string, Subject>;
  /** Names of the members a patch adds to records that were there before it, by their tags. */
  readonly joined: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a rule about a change is given. */
export interface ChangeSubject {
  readonly old: Unit;
  readonly unit: Unit;
  readonly path: string;
  readonly profileOf: (record: CRecord) => Profile;
  readonly text?: SourceText;
  /** Records of which other hunks change a part as well, by tag. */
  readonly parted?: ReadonlySet<string>;
}

/** A finding, and what decides whether a patch is answerable for it. */
export interface Remark {
  readonly finding: Finding;
  readonly beside: readonly Span[];
  readonly wholeRecord: boolean;
  readonly waits: boolean;
  readonly toldBy?: string;
}

/** More remarks of one rule on one record than this are one remark. */
export const apartMax = 3;

/** Builds a rule about records. A hit that forgets a blank of either template does not compile. */
export function rule<const Says extends string, const Writes extends string>(
  text: RuleText<Says, Writes> & {
    readonly check: (subject: Subject) => Iterable<Hit<Says | Writes>>;
  },
): RecordRule {
  return {
    ...text,
    scope: "record",
    check: (subject) => remarksOf(text, text.check(subject), subject.record.name),
  };
}

/** Builds a rule about files; a hit may name the record it concerns. */
export function unitRule<const Says extends string, const Writes extends string>(
  text: RuleText<Says, Writes> & {
    readonly check: (
      subject: UnitSubject,
    ) => Iterable<Hit<Says | Writes> & { readonly record?: string }>;
    readonly inCode?: (
      subject: CodeSubject,
    ) => Iterable<Hit<Says | Writes> & { readonly record?: string }>;
  },
): UnitRule {
  const { inCode, ...rest } = text;
  return {
    ...rest,
    scope: "unit",
    check: (subject) => remarksOf(text, text.check(subject)),
    ...(inCode === undefined ? {} : { inCode: (subject) => remarksOf(text, inCode(subject)) }),
  };
}

/** Builds a rule about code; a hit names the record it concerns. */
export function codeRule<const Says extends string, const Writes extends string>(
  text: RuleText<Says, Writes> & {
    readonly check: (
      subject: CodeSubject,
    ) => Iterable<Hit<Says | Writes> & { readonly record?: string }>;
  },
): CodeRule {
  return {
    ...text,
    scope: "code",
    check: (subject) => remarksOf(text, text.check(subject)),
  };
}

/** Builds a rule about changes; a hit may name the record it concerns. */
export function changeRule<const Says extends string, const Writes extends string>(
  text: RuleText<Says, Writes> & {
    readonly check: (
      subject: ChangeSubject,
    ) => Iterable<Hit<Says | Writes> & { readonly record?: string }>;
  },
): ChangeRule {
  return {
    ...text,
    scope: "change",
    check: (subject) => remarksOf(text, text.check(subject)),
  };
}

const nothing: readonly Remark[] = [];

/** Most rules have nothing to say of most records, and are to cost next to nothing then. */
function remarksOf(
  text: RuleText<string, string>,
  hits: Iterable<Where & { readonly record?: string }>,
  record?: string,
): readonly Remark[] {
  let remarks: Remark[] | undefined;
  for (const hit of hits) (remarks ??= []).push(remarkOf(text, record ?? hit.record ?? "", hit));
  return remarks ?? nothing;
}

function remarkOf(text: RuleText<string, string>, record: string, hit: Where): Remark {
  const blanks = hit as Where & Readonly<Record<string, unknown>>;
  const finding: Finding = {
    span: hit.at,
    rule: text.id,
    level: hit.level ?? text.level,
    message: filled(text.says, blanks),
    prose: filled(text.writes, blanks),
    ...(record === "" ? {} : { record }),
    ...(hit.about === undefined || hit.about === "" ? {} : { member: hit.about }),
    ...(hit.again === undefined ? {} : { again: hit.again }),
    ...(hit.follows === undefined || hit.follows === "" ? {} : { follows: hit.follows }),
    ...(hit.restates === undefined ? {} : { restates: hit.restates }),
    ...(hit.saysToo === undefined ? {} : { saysToo: hit.saysToo }),
    ...(hit.broughtBy === undefined ? {} : { broughtBy: hit.broughtBy }),
    ...(hit.on === undefined ? {} : { targets: hit.on }),
    ...(hit.fix === undefined ? {} : { fix: hit.fix }),
  };
  const { beside = [], wholeRecord = false, waits = false, toldBy } = hit;
  const told = toldBy === undefined ? {} : { toldBy };
  return { finding, beside, wholeRecord, waits, ...told };
}

function filled(template: string, blanks: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));
}
