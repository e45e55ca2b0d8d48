// Records without a name get one: a codec needs something to be called by.
import { type CRecord, type Member, type Type } from "../../model/index.ts";

/**
 * Gives every struct that is the type of a named member, and has no name itself, the name of that
 * member behind the name of the record around it: `iommu_test_cmd_add_reserved`. Layouts stay.
 *
 * Unnamed members need no name, for their own members are the record's. One lifter serves all files
 * of a folder, so that a record used in two places stays one.
 */
export class Lifter {
  private readonly known = new Map<CRecord, CRecord>();
  private readonly origin = new Map<CRecord, CRecord>();
  private readonly found = new Map<CRecord, readonly CRecord[]>();

  /** The records that are to have codecs: those given, each after the ones lifted out of it. */
  all(records: readonly CRecord[]): readonly CRecord[] {
    return records.flatMap((record) => {
      const lifted = this.lift(record);
      return [...(this.found.get(record) ?? []), lifted];
    });
  }

  /** The record a lifted one came from; any other is its own. */
  declared(record: CRecord): CRecord {
    return this.origin.get(record) ?? record;
  }

  private lift(record: CRecord): CRecord {
    const known = this.known.get(record);
    if (known !== undefined) return known;
    const inner: CRecord[] = [];
    const members = this.members(record.members, record.name, inner);
    const isSame = members.every((member, index) => member === record.members[index]);
    const lifted = isSame ? record : { ...record, members };
    this.known.set(record, lifted);
    this.origin.set(lifted, record);
    this.found.set(record, inner);
    return lifted;
  }

  private members(members: readonly Member[], outer: string, inner: CRecord[]): readonly Member[] {
    return members.map((member) => {
      const type = this.type(member.type, member, outer, inner);
      return type === member.type ? member : { ...member, type };
    });
  }

  private type(type: Type, member: Member, outer: string, inner: CRecord[]): Type {
    switch (type.kind) {
      case "array":
      case "typedef": {
        const of = this.type(type.of, member, outer, inner);
        return of === type.of ? type : { ...type, of };
      }
      case "record": {
        const record = this.record(type.record, member, outer, inner);
        return record === type.record ? type : { ...type, record };
      }
      default:
        return type;
    }
  }

  private record(record: CRecord, member: Member, outer: string, inner: CRecord[]): CRecord {
    if (record.name !== "") return this.lift(record);
    const isNamed = member.name !== "";
    const prefix = isNamed ? `${outer}_${member.name}` : outer;
    const members = this.members(record.members, prefix, inner);
    if (!isNamed || record.kind === "union") {
      const isSame = members.every((one, index) => one === record.members[index]);
      return isSame ? record : { ...record, members };
    }
    const doc = member.doc ?? `The \`${member.name}\` of a \`${outer}\`.`;
    const lifted = { ...record, name: prefix, members, doc };
    this.origin.set(lifted, record);
    inner.push(lifted);
    return lifted;
  }
}
