// A record on one target as its smallest parts: every member that holds no other, and what is free.
import { countFirst } from "../lists/index.ts";
import { bitRange, type Layout, placed } from "../layout/index.ts";
import { byteOrderOf, type CRecord, elementOf, type Member } from "../model/index.ts";
import { isSpare } from "../rules/index.ts";

/** A member without members of its own, or an array of records. Bits throughout. */
export interface Piece {
  /** Names from the outermost record down, with dots. */
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly member: Member;
  /** Its bytes mean nothing by name: `__reserved`, `pad`. */
  readonly isPadding: boolean;
}

/**
 * The pieces of an exact layout in order of declaration; bit-fields without a name too. `before`
 * stands in front of their names.
 */
export function piecesOf(layout: Layout, before = ""): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { slot, path, offset } of placed(layout, "all")) {
    const { member, inner, bits } = slot;
    const isOpened = inner !== undefined && member.type.kind !== "array";
    const own = before + (member.name === "" ? path : path.slice(0, -1)).join(".");
    if (isOpened || isInsideArray(own, pieces.at(-1))) continue;
    pieces.push({
      name: before + path.join("."),
      ...bitRange(slot, offset),
      member,
      isPadding: member.name === "" ? bits !== undefined : isSpare(member),
    });
  }
  return pieces;
}

/** What lies in an array of records is that record's own affair, not this one's. */
function isInsideArray(own: string, outer: Piece | undefined): boolean {
  if (outer === undefined || outer.name === "" || elementOf(outer.member.type).kind !== "record")
    return false;
  return own === outer.name || own.startsWith(`${outer.name}.`);
}

/** The record without a name that a piece is an array of, and that nobody else speaks for. */
export function inlineElement({ member: { type } }: Piece): CRecord | undefined {
  const element = type.kind === "array" ? elementOf(type) : type;
  return element.kind === "record" && element.record.name === "" ? element.record : undefined;
}

/** What an integer's bytes say about their own order; the machine's own when nothing. */
export const orderOf = ({ member }: Piece): string => byteOrderOf(member.type) ?? "native";

export const isAt = (a: Piece, b: Piece): boolean => a.offset === b.offset && a.size === b.size;

const overlap = (a: Piece, b: Piece): boolean =>
  a.offset < b.offset + b.size && b.offset < a.offset + a.size;

/** Which of some pieces share bytes with one: looked up, in the order they are given in. */
export function overlapping(pieces: readonly Piece[]): (one: Piece) => readonly Piece[] {
  const byStart = pieces
    .map((piece, index) => ({ piece, index }))
    .toSorted((a, b) => a.piece.offset - b.piece.offset);
  let end = 0;
  // Where the furthest up to each ends: unions have pieces that start early and end late.
  const ends = byStart.map(({ piece }) => (end = Math.max(end, piece.offset + piece.size)));
  return (one) => {
    const found: { readonly piece: Piece; readonly index: number }[] = [];
    const from = countFirst(ends, (before) => before <= one.offset);
    for (let at = from; at < byStart.length; at++) {
      const there = byStart[at]!;
      if (there.piece.offset >= one.offset + one.size) break;
      if (overlap(there.piece, one)) found.push(there);
    }
    return found.toSorted((a, b) => a.index - b.index).map(({ piece }) => piece);
  };
}

/** `offset 8`, or `bit 67` for what does not start on a byte. */
export const placeOf = ({ offset }: Piece): string =>
  offset % 8 === 0 ? `offset ${offset / 8}` : `bit ${offset}`;
