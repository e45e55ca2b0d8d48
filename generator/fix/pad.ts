// Names every byte the compiler would otherwise add.
import { largest } from "../lists/index.ts";
import { extentOf } from "../layout/index.ts";
import {
  arrayOf,
  type CRecord,
  isFlexible,
  type Member,
  sizedType,
  type Type,
  underlying,
} from "../model/index.ts";
import { inFamily, isPaddingName, mayBeLonger, naturalAlign } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import type { House } from "./respell.ts";

/**
 * The members with padding spelt out, so that every one is aligned and the record's size a multiple
 * of its widest: then no target has anything to add. A pad that is there already grows.
 *
 * `target` must be one that aligns 64-bit integers to 8 bytes, or too little is named. Of members
 * that are published none is touched, and none grows. `taken` are the names no pad may have, to
 * which those of the pads are added.
 */
export function padded(
  record: CRecord,
  house: House,
  target: Target,
  taken: Set<string>,
  published: Published = { count: 0, start: 0 },
): readonly Member[] {
  const kept = record.members.slice(0, published.count);
  const padder = new Padder(house, target, taken);
  let offset = published.start;
  let widest = kept.length === 0 ? 1 : extentOf(recordType(record, kept), target).align;
  for (const member of record.members.slice(published.count)) {
    const extent = extentOf(member.type, target);
    const scalars = house.alignsScalars ? naturalAlign(member.type, target) : 1;
    const align = Math.max(scalars, extent.align, bytesOf(member.aligned));
    widest = Math.max(widest, align);
    const missing = (align - (offset % align)) % align;
    padder.fill(missing);
    offset += missing;
    padder.keep(member);
    offset += isFlexible(member) ? 0 : extent.size;
  }
  const open = record.members.at(-1);
  const isOpen = open !== undefined && (isFlexible(open) || mayBeLonger(open));
  if (!isOpen && !house.leavesTail) padder.fill((widest - (offset % widest)) % widest);
  return [...kept, ...padder.members];
}

/** The members a record begins with that stay, and where the next one may start, bytes. */
export interface Published {
  readonly count: number;
  readonly start: number;
}

const recordType = (record: CRecord, members: readonly Member[]): Type => ({
  kind: "record",
  record: { ...record, members },
});

const bytesOf = (aligned: Member["aligned"]): number => (aligned === "max" ? 16 : (aligned ?? 1));

/** The arms of a union, with one as long as the union where none is. */
export function withWholeArm(
  { members }: CRecord,
  house: House,
  target: Target,
  taken: Set<string>,
): readonly Member[] {
  const align = largest(
    members.map(({ type }) => naturalAlign(type, target)),
    1,
  );
  const longest = largest(
    members.map(({ type }) => extentOf(type, target).size),
    0,
  );
  const missing = (align - (longest % align)) % align;
  const padder = new Padder(house, target, taken);
  return missing === 0 ? members : [...members, padder.pad(longest + missing)];
}

class Padder {
  readonly members: Member[] = [];
  readonly #house: House;
  readonly #target: Target;
  readonly #taken: Set<string>;
  /** The number of the name looked at last. */
  #tried = 1;

  constructor(house: House, target: Target, taken: Set<string>) {
    this.#house = house;
    this.#target = target;
    this.#taken = taken;
  }

  keep(member: Member): void {
    this.members.push(member);
  }

  fill(missing: number): void {
    if (missing === 0) return;
    const last = this.members.at(-1);
    const grown = last === undefined ? undefined : grownPad(last, missing, this.#target);
    if (grown === undefined) this.members.push(this.pad(missing));
    else this.members[this.members.length - 1] = grown;
  }

  pad(size: number): Member {
    const name = this.#freeName();
    // Four bytes read better as one number; other sizes as bytes.
    const width = size === 4 || size === 2 ? size * 8 : 8;
    const word = inFamily(this.#house.family, `u${width}`);
    const one = size === 1 || size === 2 || size === 4;
    const unit = sizedType(word);
    if (unit === undefined) throw new Error(`no fixed type ${word}`);
    return {
      name,
      type: one ? unit : arrayOf(unit, size),
      span: { file: "", line: 0, column: 0 },
      spelling: one ? `${word} ${name}` : `${word} ${name}[${size}]`,
      reserved: true,
    };
  }

  /** `__reserved`, `__reserved2`, ...; KHO headers say `padding`. */
  #freeName(): string {
    const stem = this.#house.profile === "kho" ? "padding" : "__reserved";
    let name = this.#tried === 1 ? stem : `${stem}${this.#tried}`;
    while (this.#taken.has(name)) name = `${stem}${++this.#tried}`;
    this.#taken.add(name);
    return name;
  }
}

/** An array that is padding already, made longer by what is a multiple of its unit. */
function grownPad(member: Member, by: number, target: Target): Member | undefined {
  if (!isPaddingName(member.name)) return undefined;
  const type = underlying(member.type);
  if (type.kind !== "array" || type.count === null || type.bound !== undefined) return undefined;
  const unit = underlying(type.of);
  const { size } = extentOf(unit, target);
  if (unit.kind !== "scalar" || size === 0 || by % size !== 0) return undefined;
  const count = type.count + by / size;
  const spelling = member.spelling.replace(/\[[^\]]*\]/, `[${count}]`);
  return { ...member, type: arrayOf(type.of, count), spelling };
}
