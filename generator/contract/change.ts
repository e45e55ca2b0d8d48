// One record before and after: what its users would notice, target by target.
import { obsolete } from "../finding/index.ts";
import { groupLayouts, isDeclaredFor, layoutOf, type Layout, placed } from "../layout/index.ts";
import { groupedBy, pushAll } from "../lists/index.ts";
import { type CRecord, elementOf, isFlexible } from "../model/index.ts";
import { insteadOf, isEndMark, isRestepped, stepOf } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import { added } from "./arrival.ts";
import { type ChangeKind, changeKinds, type Said, type Told } from "./change-kind.ts";
import { inlineElement, isAt, orderOf, type Piece, piecesOf, placeOf } from "./piece.ts";

/** One thing that is different, and where. Empty targets: it has nothing to do with layout. */
export interface Reason {
  readonly kind: ChangeKind;
  readonly text: string;
  readonly targets: readonly string[];
}

export interface Change {
  readonly kind: ChangeKind;
  readonly reasons: readonly Reason[];
}

/** What is known around a record besides its members. */
export interface ChangeContext {
  /** Ioctl numbers that hold the record's size (`_IOW` and its like) and so move with it. */
  readonly sizedNumbers?: readonly string[];
  /** What tells how long the caller's record is; asked where it matters. */
  readonly toldBy?: Told;
}

const rank = (kind: ChangeKind): number => changeKinds.indexOf(kind);

/** The worse of two kinds. */
export const worse = (a: ChangeKind, b: ChangeKind): ChangeKind => (rank(a) >= rank(b) ? a : b);

/** Compares a record with its successor on every target; the worst thing found is its kind. */
export function changeOf(
  before: CRecord,
  after: CRecord,
  targets: readonly Target[],
  context: ChangeContext = {},
): Change {
  const found = new Map<string, { kind: ChangeKind; on: Set<Target> }>();
  for (const alike of layoutPairs(before, after, targets)) {
    for (const { kind, text } of onTarget(before, after, alike[0] as Target, context)) {
      const known = found.get(text);
      if (known === undefined) found.set(text, { kind, on: new Set(alike) });
      else for (const target of alike) known.on.add(target);
    }
  }
  const reasons = [...found].flatMap(([text, { kind, on }]): readonly Reason[] => {
    const names = targets.filter((one) => on.has(one)).map(({ name }) => name);
    const isMoot = targets.length > 1 && names.every((name) => name === obsolete);
    return isMoot ? [] : [{ kind, text, targets: names }];
  });
  if (before.minSize !== undefined && (after.minSize ?? 0) > before.minSize) {
    const text = `the smallest size accepted grows from ${before.minSize} to ${after.minSize}`;
    reasons.push({ kind: "breaking", text, targets: [] });
  }
  const kind = reasons.reduce<ChangeKind>((most, reason) => worse(most, reason.kind), "unchanged");
  return { kind, reasons };
}

/** Targets on which both records look alike, by the first of each: what is said of one holds. */
function layoutPairs(
  before: CRecord,
  after: CRecord,
  targets: readonly Target[],
): readonly (readonly Target[])[] {
  const [old, now] = [placesIn(before, targets), placesIn(after, targets)];
  return [...groupedBy(targets, (one) => `${old.get(one)} ${now.get(one)}`).values()];
}

/**
 * What tells a record's places on each target from those on others: the number of its layout, and
 * how far apart elements of its flexible arrays are, which a layout does not say.
 */
function placesIn(record: CRecord, targets: readonly Target[]): ReadonlyMap<Target, string> {
  const groups = groupLayouts(record, targets);
  return new Map(
    groups.flatMap(({ layout, targets: some }, at) => {
      const open = Array.from(placed(layout, "all"), ({ slot }) => slot.member).filter(isFlexible);
      const stepsOn = (one: Target): string => open.map((member) => stepOf(member, one)).join(" ");
      return some.map((one) => [one, `${at} ${stepsOn(one)}`] as const);
    }),
  );
}

function onTarget(
  before: CRecord,
  after: CRecord,
  target: Target,
  { sizedNumbers = [], toldBy = () => undefined }: ChangeContext,
): readonly Said[] {
  if (!isDeclaredFor(before, target)) return [];
  if (!isDeclaredFor(after, target)) return [{ kind: "breaking", text: "the record is gone" }];
  const [old, now] = [layoutOf(before, target), layoutOf(after, target)];
  if (!old.exact || !now.exact)
    return sameText(before, after)
      ? []
      : [{ kind: "breaking", text: "not every type is known, and the members differ" }];
  const said = [...lost(old, now, toldBy), ...added(old, now, toldBy), ...sizes(old, now, toldBy)];
  if (old.size !== now.size && toldBy()?.coversNumbers !== true) {
    for (const name of sizedNumbers)
      said.push({
        kind: "breaking",
        text: `the number of ${name} holds the size, and moves with it`,
      });
  }
  return said;
}

const sameText = (a: CRecord, b: CRecord): boolean =>
  a.members.length === b.members.length &&
  a.members.every(({ spelling }, index) => spelling === b.members[index]?.spelling);

/** What became of everything that had a meaning; names as of `piecesOf`. */
function lost(old: Layout, now: Layout, toldBy: Told, prefix = ""): readonly Said[] {
  const pieces = piecesOf(now, prefix);
  const byName = new Map(pieces.map((piece) => [piece.name, piece]));
  const before = piecesOf(old, prefix);
  const known = new Set(before.map(({ name }) => name));
  // Another arm of its union that was there already is no new name of what is gone.
  const fresh = pieces.filter(
    ({ name, isPadding }) => name !== "" && (isPadding || !known.has(name)),
  );
  const said: Said[] = [];
  for (const piece of before) {
    if (piece.isPadding || isEndMark(piece.member)) continue;
    const same = byName.get(piece.name);
    if (same !== undefined && isAt(piece, same))
      said.push(
        ...retyped(piece, same),
        ...restepped(piece, same, now.target),
        ...inElements(piece, same, now.target),
      );
    else if (same !== undefined && isOpened(piece, same))
      said.push({ kind: "renamed", text: `'${piece.name}' is a flexible array now` });
    else if (same !== undefined && isLongerTail(piece, same, old) && toldBy() !== undefined)
      said.push({
        kind: "extended",
        text: `'${piece.name}' has ${insteadOf(same.size, piece.size)}`,
      });
    else pushAll(said, moved(piece, same, fresh));
  }
  return said;
}

/** `data[1]` become `data[]`, where it was: what lies there is what lay there. */
const isOpened = (piece: Piece, same: Piece): boolean =>
  piece.member.type.kind === "array" &&
  isFlexible(same.member) &&
  elementOf(same.member.type).kind === elementOf(piece.member.type).kind &&
  same.offset === piece.offset;

/** An array that ends the record and goes on. */
const isLongerTail = (piece: Piece, same: Piece, old: Layout): boolean =>
  piece.member.type.kind === "array" &&
  piece.member === old.record.members.at(-1) &&
  same.member.type.kind === "array" &&
  same.offset === piece.offset &&
  same.size > piece.size;

function retyped(piece: Piece, same: Piece): readonly Said[] {
  if (orderOf(piece) === orderOf(same)) return [];
  return [{ kind: "breaking", text: `'${piece.name}' is in another byte order` }];
}

/** A flexible array that begins where it began, and whose elements do not lie where they lay. */
function restepped({ name, member }: Piece, same: Piece, target: Target): readonly Said[] {
  const [was, is] = [stepOf(member, target), stepOf(same.member, target)];
  if (!isRestepped(was, is)) return [];
  return [{ kind: "breaking", text: `an element of '${name}' has ${insteadOf(is, was)}` }];
}

/** What became of the members of an array's elements, where these are no record of their own. */
function inElements(piece: Piece, same: Piece, target: Target): readonly Said[] {
  const records = [inlineElement(piece), inlineElement(same)];
  const [old, now] = records.map((record) => record && layoutOf(record, target));
  if (old === undefined || now === undefined) return [];
  const prefix = `${piece.name}[].`;
  const nobody = (): undefined => undefined;
  // That elements are longer is said already.
  const fresh = old.size === now.size ? added(old, now, nobody, prefix) : [];
  return [...lost(old, now, nobody, prefix), ...fresh];
}

function moved(piece: Piece, same: Piece | undefined, fresh: readonly Piece[]): readonly Said[] {
  const { name } = piece;
  if (same !== undefined) {
    const text =
      same.offset === piece.offset
        ? `'${name}' has ${insteadOf(same.size, piece.size)}`
        : `'${name}' moves from ${placeOf(piece)} to ${placeOf(same)}`;
    return [{ kind: "breaking", text }];
  }
  const there = fresh.find((one) => isAt(piece, one));
  if (there === undefined) return [{ kind: "breaking", text: `'${name}' is gone` }];
  if (there.isPadding)
    return [{ kind: "breaking", text: `'${name}' is gone: its bytes are spare` }];
  if (orderOf(piece) !== orderOf(there)) return retyped(piece, there);
  return [{ kind: "renamed", text: `'${name}' is called '${there.name}'` }];
}

/** Sizes that differ, judged by whether something tells how long the caller's record is. */
function sizes(old: Layout, now: Layout, toldBy: Told): readonly Said[] {
  if (old.size === now.size) return [];
  const text = `the size goes from ${old.size} to ${now.size} bytes`;
  if (now.size < old.size) return [{ kind: "breaking", text }];
  const teller = toldBy();
  return teller === undefined
    ? [{ kind: "breaking", text: `${text}, and nothing tells callers apart` }]
    : [{ kind: "extended", text: `${text}, and ${teller.says}` }];
}
