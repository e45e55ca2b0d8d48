// What is new in a record, judged by the bytes it comes to lie on.
import { type Layout, placed } from "../layout/index.ts";
import { isFlexible } from "../model/index.ts";
import type { Said, Told } from "./change-kind.ts";
import { isAt, overlapping, type Piece, piecesOf, placeOf } from "./piece.ts";

const extentKey = ({ offset, size }: Piece): string => `${offset} ${size}`;

/** How much of a piece others lie on, bits; what the arms of a union share counts once. */
function coveredBy(others: readonly Piece[], { offset, size }: Piece): number {
  let end = offset;
  let covered = 0;
  for (const one of others.toSorted((a, b) => a.offset - b.offset)) {
    const to = Math.min(one.offset + one.size, offset + size);
    covered += Math.max(0, to - Math.max(one.offset, end));
    end = Math.max(end, to);
  }
  return covered;
}

/** What has a meaning now and had none, by where its bytes come from; names as of `piecesOf`. */
export function added(old: Layout, now: Layout, toldBy: Told, prefix = ""): readonly Said[] {
  const before = piecesOf(old, prefix);
  const after = piecesOf(now, prefix);
  const names = new Set(before.map(({ name }) => name));
  const meant = new Set(before.filter(({ isPadding }) => !isPadding).map(extentKey));
  const there = new Map(after.map((piece) => [piece.name, piece]));
  const isArm = (one: Piece): boolean => {
    const same = one.name === "" || one.isPadding ? undefined : there.get(one.name);
    return same !== undefined && isAt(one, same);
  };
  const ground: Ground = {
    under: underneath(before, isArm),
    size: old.size * 8,
    end: before.reduce((end, { offset, size }) => Math.max(end, offset + size), 0),
    isTold: () => toldBy() !== undefined,
    isInUnion: unionTest(old),
  };
  const said: Said[] = [];
  for (const piece of after) {
    if (piece.member.name === "" || meant.has(extentKey(piece))) continue;
    if (names.has(piece.name) && !piece.isPadding) continue;
    const text = arrival(piece, ground);
    if (text !== undefined) said.push(text);
  }
  return said;
}

/** Unions of a layout by their places, and whether a piece is of an arm that layout has not. */
function unionTest(old: Layout): (piece: Piece) => boolean {
  const unions = old.record.kind === "union" ? [{ offset: 0, size: old.size * 8 }] : [];
  const arms = new Set<string>();
  for (const { slot, path, offset } of placed(old, "all")) {
    arms.add(path.join("."));
    if (slot.inner?.record.kind === "union")
      unions.push({ offset: offset * 8, size: slot.size * 8 });
  }
  return ({ name, offset, size }) => {
    const words = name.split(".");
    const isNewArm = words.some((_, at) => at > 0 && !arms.has(words.slice(0, at).join(".")));
    const isInside = unions.some(
      (one) => one.offset <= offset && offset + size <= one.offset + one.size,
    );
    return isNewArm && isInside;
  };
}

/** What the old layout has on some bytes. */
interface Under {
  readonly isMeant: boolean;
  /** The first that lies where it lay, and is another arm of one union. */
  readonly arm: Piece | undefined;
  /** The first of the others, and the first of them that has a meaning. */
  readonly first: Piece | undefined;
  readonly meant: Piece | undefined;
  /** Bits that the others cover. */
  readonly covered: number;
}

/**
 * What a piece comes to lie on. New arms of a union of many lie on all of them, so that what is
 * there is looked through once for each place.
 */
function underneath(
  before: readonly Piece[],
  isArm: (one: Piece) => boolean,
): (piece: Piece) => Under {
  const lookUp = overlapping(before);
  const known = new Map<string, Under>();
  return (piece) => {
    const key = extentKey(piece);
    let under = known.get(key);
    if (under === undefined) known.set(key, (under = summed(piece, lookUp(piece), isArm)));
    return under;
  };
}

function summed(piece: Piece, all: readonly Piece[], isArm: (one: Piece) => boolean): Under {
  const others = all.filter((one) => !isArm(one));
  return {
    isMeant: all.some((one) => !one.isPadding),
    arm: all.find(isArm),
    first: others[0],
    meant: others.find((one) => !one.isPadding),
    covered: coveredBy(others, piece),
  };
}

/** What a new piece comes to lie on. Bits throughout. */
interface Ground {
  readonly under: (piece: Piece) => Under;
  readonly size: number;
  /** Where the last piece ended; padding follows. */
  readonly end: number;
  /** Whether something tells how long the caller's record is. */
  readonly isTold: () => boolean;
  /** Whether a union of the old layout has these bytes, and none of its arms is the piece's. */
  readonly isInUnion: (piece: Piece) => boolean;
}

function arrival(piece: Piece, ground: Ground): Said | undefined {
  const { size, end, isTold, isInUnion } = ground;
  const { name } = piece;
  // A flexible array takes no bytes of its own: it follows what is there.
  const isOpen = isFlexible(piece.member);
  if (isOpen && !piece.isPadding && piece.offset >= size)
    return { kind: "extended", text: `'${name}' follows the record` };
  // One that another arm of a union ends in takes none of anybody's.
  if (piece.size === 0) return undefined;
  const { isMeant, arm, first, meant, covered } = ground.under(piece);
  if (piece.isPadding && isMeant) return undefined;
  if (meant !== undefined)
    return { kind: "breaking", text: `'${name}' shares its bytes with '${meant.name}'` };
  if (arm !== undefined && first === undefined && piece.offset + piece.size <= size)
    return { kind: "extended", text: `'${name}' is another reading of the bytes of '${arm.name}'` };
  if (piece.offset + piece.size > size) {
    if (piece.isPadding) return undefined;
    if (first === undefined && piece.offset >= size)
      return { kind: "extended", text: `'${name}' is added at ${placeOf(piece)}` };
    const text = `'${name}' begins inside the record and ends past its old end`;
    return { kind: "breaking", text };
  }
  if (piece.isPadding)
    return covered === piece.size
      ? undefined
      : { kind: "renamed", text: `the hole at ${placeOf(piece)} is called '${name}'` };
  if (covered === piece.size)
    return { kind: "reserved-used", text: `'${name}' uses bytes of '${first?.name}'` };
  if (isInUnion(piece))
    return { kind: "extended", text: `'${name}' is another reading of the bytes of its union` };
  // Who takes records of any length fills up the rest of them.
  if (piece.offset >= end && isTold())
    return { kind: "extended", text: `'${name}' takes the padding at the end` };
  const text = `'${name}' lies in a hole, whose bytes nobody had to clear`;
  return { kind: "breaking", text };
}
