// One record before and after: what its users would notice, target by target.
import { groupLayouts, layoutOf, type Layout } from "../layout/index.ts";
import { type CRecord, isFlexible } from "../model/index.ts";
import { isSizeName } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import { orderOf, type Piece, piecesOf } from "./piece.ts";

/**
 * What became of a record, from harmless to harmful. `renamed`: every byte means what it meant,
 * under another name, a hole that got one included. `reserved-used`: bytes that had to be zero mean
 * something. `extended`: longer at the end, and the record says how long the caller's is.
 */
export const changeKinds = [
  "unchanged",
  "renamed",
  "reserved-used",
  "extended",
  "breaking",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

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
  const reasons = [...found].map(([text, { kind, on }]): Reason => {
    return { kind, text, targets: targets.filter((one) => on.has(one)).map(({ name }) => name) };
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
  const pairs = new Map<string, Target[]>();
  const [old, now] = [placesIn(before, targets), placesIn(after, targets)];
  for (const target of targets) {
    const key = `${old.get(target)} ${now.get(target)}`;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [target]);
    else known.push(target);
  }
  return [...pairs.values()];
}

/** The number of the layout each target gives a record. */
function placesIn(record: CRecord, targets: readonly Target[]): ReadonlyMap<Target, number> {
  const groups = groupLayouts(record, targets);
  return new Map(groups.flatMap((group, at) => group.targets.map((one) => [one, at] as const)));
}

type Said = Pick<Reason, "kind" | "text">;

function onTarget(
  before: CRecord,
  after: CRecord,
  target: Target,
  { sizedNumbers = [] }: ChangeContext,
): readonly Said[] {
  const [old, now] = [layoutOf(before, target), layoutOf(after, target)];
  if (!old.exact || !now.exact)
    return sameText(before, after)
      ? []
      : [{ kind: "breaking", text: "not every type is known, and the members differ" }];
  const said = [...lost(old, now), ...added(old, now), ...sizes(before, old, now)];
  if (old.size !== now.size) {
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

const extentKey = ({ offset, size }: Piece): string => `${offset} ${size}`;
const isAt = (a: Piece, b: Piece): boolean => a.offset === b.offset && a.size === b.size;
const overlap = (a: Piece, b: Piece): boolean =>
  a.offset < b.offset + b.size && b.offset < a.offset + a.size;

/** `offset 8`, or `bit 67` for what does not start on a byte. */
const placeOf = ({ offset }: Piece): string =>
  offset % 8 === 0 ? `offset ${offset / 8}` : `bit ${offset}`;
const sizeOf = (bits: number): string => (bits % 8 === 0 ? `${bits / 8}` : `${bits} bits`);

/** What became of everything that had a meaning. */
function lost(old: Layout, now: Layout): readonly Said[] {
  const pieces = piecesOf(now);
  const byName = new Map(pieces.map((piece) => [piece.name, piece]));
  const said: Said[] = [];
  for (const piece of piecesOf(old)) {
    if (piece.isPadding) continue;
    const same = byName.get(piece.name);
    if (same !== undefined && isAt(piece, same)) said.push(...retyped(piece, same));
    else said.push(...moved(piece, same, pieces));
  }
  return said;
}

function retyped(piece: Piece, same: Piece): readonly Said[] {
  if (orderOf(piece) === orderOf(same)) return [];
  return [{ kind: "breaking", text: `'${piece.name}' is in another byte order` }];
}

function moved(piece: Piece, same: Piece | undefined, now: readonly Piece[]): readonly Said[] {
  const { name } = piece;
  if (same !== undefined) {
    const text =
      same.offset === piece.offset
        ? `'${name}' has ${sizeOf(same.size)} bytes instead of ${sizeOf(piece.size)}`
        : `'${name}' moves from ${placeOf(piece)} to ${placeOf(same)}`;
    return [{ kind: "breaking", text: text.replace(/(bits) bytes/g, "$1") }];
  }
  const there = now.find((one) => isAt(piece, one) && one.name !== "");
  if (there === undefined) return [{ kind: "breaking", text: `'${name}' is gone` }];
  if (there.isPadding)
    return [{ kind: "breaking", text: `'${name}' is gone: its bytes are spare` }];
  if (orderOf(piece) !== orderOf(there)) return retyped(piece, there);
  return [{ kind: "renamed", text: `'${name}' is called '${there.name}'` }];
}

/** What has a meaning now and had none, by where its bytes come from. */
function added(old: Layout, now: Layout): readonly Said[] {
  const before = piecesOf(old);
  const names = new Set(before.map(({ name }) => name));
  const meant = new Set(before.filter(({ isPadding }) => !isPadding).map(extentKey));
  const said: Said[] = [];
  for (const piece of piecesOf(now)) {
    if (piece.member.name === "" || meant.has(extentKey(piece))) continue;
    if (names.has(piece.name) && !piece.isPadding) continue;
    const text = arrival(piece, before, old);
    if (text !== undefined) said.push(text);
  }
  return said;
}

function arrival(piece: Piece, before: readonly Piece[], old: Layout): Said | undefined {
  const { name } = piece;
  // A flexible array takes no bytes of its own: it follows what is there.
  const isOpen = isFlexible(piece.member);
  if (isOpen && piece.offset >= old.size * 8)
    return { kind: "extended", text: `'${name}' follows the record` };
  const under = before.filter((one) => overlap(one, piece));
  const meant = under.find((one) => !one.isPadding);
  if (meant !== undefined) {
    if (piece.isPadding) return undefined;
    return { kind: "breaking", text: `'${name}' shares its bytes with '${meant.name}'` };
  }
  if (piece.offset + piece.size > old.size * 8) {
    if (under.length > 0 || piece.offset < old.size * 8)
      return piece.isPadding
        ? undefined
        : {
            kind: "breaking",
            text: `'${name}' begins inside the record and ends past its old end`,
          };
    return piece.isPadding
      ? undefined
      : { kind: "extended", text: `'${name}' is added at ${placeOf(piece)}` };
  }
  const covered = under.reduce(
    (sum, one) =>
      sum +
      Math.min(one.offset + one.size, piece.offset + piece.size) -
      Math.max(one.offset, piece.offset),
    0,
  );
  if (piece.isPadding)
    return covered === piece.size
      ? undefined
      : { kind: "renamed", text: `the hole at ${placeOf(piece)} is called '${name}'` };
  if (covered === piece.size)
    return { kind: "reserved-used", text: `'${name}' uses bytes of '${under[0]?.name}'` };
  const text = `'${name}' lies in a hole, whose bytes nobody had to clear`;
  return { kind: "breaking", text };
}

/** Sizes that differ, judged by whether the record says how long the caller's is. */
function sizes(before: CRecord, old: Layout, now: Layout): readonly Said[] {
  if (old.size === now.size) return [];
  const text = `the size goes from ${old.size} to ${now.size} bytes`;
  if (now.size < old.size) return [{ kind: "breaking", text }];
  const teller = before.members[0];
  const tells = teller !== undefined && isSizeName(teller.name);
  if (tells)
    return [{ kind: "extended", text: `${text}, and '${teller.name}' tells callers apart` }];
  return [{ kind: "breaking", text: `${text}, and nothing in it tells callers apart` }];
}
