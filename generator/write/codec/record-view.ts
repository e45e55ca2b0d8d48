// What the templates need to know of one record.
import { type Layout, groupLayouts } from "../../layout/index.ts";
import { titleOf } from "../../model/index.ts";
import { targets } from "../../targets/index.ts";
import { checkBytes, elementChecksOf } from "./check-bytes.ts";
import { checkValue } from "./check-value.ts";
import { columnsOf } from "./columns.ts";
import { cursorMembers } from "./cursor.ts";
import { drawingComment } from "./drawing-comment.ts";
import { getCount, getWord, knownValues, memberType, plus, typeOf } from "./expression.ts";
import { ioctlNumber } from "./ioctl.ts";
import { readArrays, readField, writeStatements } from "./move.ts";
import { constantName, typeName } from "./names.ts";
import { everyField, type Field, type Plan, valueFields } from "./plan.ts";
import type { Surroundings } from "./print.ts";
import { type Sized, sizedOf } from "./sized.ts";
import { docComment } from "./text.ts";
import { unionsOf } from "./unions.ts";

/** Everything the record template asks for. */
export function recordView(plan: Plan, around: Surroundings): object {
  const { layout, flex } = plan;
  const { record } = layout;
  const type = typeName(record);
  const constant = constantName(record);
  const size = flex === undefined ? undefined : valueSize(flex, layout, constant);
  const sized = sizedOf(plan);
  const checks = checkBytes(plan);
  const members = valueFields(plan);
  const write = writeStatements(plan);
  return {
    name: record.name,
    title: titleOf(record),
    type,
    constant,
    drawing: drawingComment(groupLayouts(around.declared(record), targets), layout),
    doc: docComment(record.doc ?? `A \`${titleOf(record)}\`.`),
    size: layout.size,
    align: layout.align,
    minSize: record.minSize,
    offsets: offsetsOf(plan),
    values: valuesOf(plan),
    unions: unionsOf(plan),
    ioctls: (record.ioctls ?? []).map((use) => ({
      name: use.name,
      number: `0x${ioctlNumber(use, layout.size, around.target).toString(16)}`,
    })),
    flex: size === undefined ? undefined : { size },
    encodedSize: size === undefined ? `${constant}_SIZE` : `sizeOf${type}(value)`,
    members: members.map((field) => memberView(plan, field)),
    // Strict compilers take a parameter that nothing reads only by such a name.
    unread: members.length === 0 ? "_" : "",
    unwritten: write.length === 0 ? "_" : "",
    checkBytes: checks,
    rest: flex?.shape.kind === "rest" ? flex.key : undefined,
    isBounded: checks.some((line) => /\bstop\b/.test(line)),
    readArrays: readArrays(plan),
    checkValue: checkValue(plan),
    write,
    sized: sized && { ...sized, extended: extendedBy(record.name, sized, layout) },
    placed: record.placed,
    ...walks(plan),
    ...arrayForms(plan, around),
    cursor: cursorMembers(plan),
  };
}

/** The call that makes a record of any length one of the length that is known. */
function extendedBy(name: string, { least, isZero }: Sized, { size }: Layout): string {
  return `extend("${name}", view, offset, size, ${least}, ${size}, ${isZero})`;
}

/** Chains, by a member declared so, and lists, by one that holds the address of the next. */
function walks(plan: Plan): object {
  const { record } = plan.layout;
  const link = plan.fields.find(({ name }) => name === record.chain);
  const next = plan.fields.find(({ slot }) => slot.member.pointsTo === record.name);
  return {
    chain: link?.shape.kind === "word" &&
      link.shape.size <= 4 && {
        member: link.name,
        next: getWord(link.shape, plus("at", link.offset)),
      },
    list: next?.shape.kind === "word" &&
      next.shape.size === 8 && {
        member: next.name,
        next: getWord(next.shape, plus("offset", next.offset)),
      },
  };
}

/** Blocks, for records with a flexible array and for those that stand in arrays, and columns. */
function arrayForms(plan: Plan, around: Surroundings): object {
  const { layout, flex } = plan;
  const isElement =
    flex === undefined && layout.size > 0 && around.elements.has(around.declared(layout.record));
  if (flex === undefined && !isElement) return {};
  const columns = isElement ? columnsOf(plan) : undefined;
  return {
    block: {
      isElement,
      size: flex === undefined ? layout.size : blockSize(flex, layout),
      elementChecks: elementChecksOf(plan),
    },
    columns: columns && { ...columns, hasChecks: columns.checks.length > 0 },
  };
}

function offsetsOf(plan: Plan): readonly object[] {
  return plan.fields
    .filter(({ shape }) => shape.kind !== "bits")
    .map(({ key, offset }) => ({ key, offset }));
}

function valuesOf(plan: Plan): readonly object[] {
  return everyField(plan).flatMap((field) => {
    const values = knownValues(plan, field);
    return values === undefined
      ? []
      : [{ ...values, type: typeOf(field.shape), member: field.name }];
  });
}

/** Bytes of a value with its elements. */
function valueSize(flex: Field, layout: Layout, constant: string): string {
  const { shape, key, offset } = flex;
  if (shape.kind !== "flex" && shape.kind !== "rest") return `${constant}_SIZE`;
  const each = shape.size === 1 ? "" : ` * ${shape.size}`;
  return atLeast(`${offset} + value.${key}.length${each}`, offset, layout);
}

/** Bytes of a checked record with its elements, at `offset` of `from`. */
function blockSize(flex: Field, layout: Layout): string {
  const { shape, offset } = flex;
  if (shape.kind === "rest") return "(end ?? from.byteLength) - offset";
  if (shape.kind !== "flex") return `${layout.size}`;
  const count = getCount(shape.count, plus("offset", shape.count.offset), "from");
  return atLeast(`${offset} + ${count} * ${shape.size}`, offset, layout);
}

/** Elements may begin inside the record's own tail, which is there even without any. */
function atLeast(size: string, offset: number, layout: Layout): string {
  return offset === layout.size ? size : `Math.max(${layout.size}, ${size})`;
}

function memberView(plan: Plan, field: Field): object {
  const { member } = field.slot;
  const list = (word: string, named: readonly { readonly name: string }[] | undefined): string =>
    named === undefined ? "" : ` ${word}: ${named.map(({ name }) => name).join(", ")}.`;
  const doc = `${member.doc ?? ""}${list("Bits", member.flags)}${list("Values", member.values)}`;
  return {
    key: field.key,
    type: memberType(plan, field),
    doc: docComment(doc.trim(), 2),
    read: `${field.key}: ${readField(plan, field)}`,
  };
}
