// An interface becomes a record: members in order, tags checked, docs kept.
import {
  type InterfaceDeclaration,
  type Node,
  Node as Kind,
  type TypeNode,
  type TypeElementTypes,
} from "ts-morph";
import { type CRecord, type Member, recordOf, underlying } from "../../model/index.ts";
import { readAlias } from "./alias.ts";
import { attributesOf } from "./attributes.ts";
import type { Tag } from "./comment.ts";
import {
  acceptsOf,
  alignedOf,
  boundaryOf,
  chainOf,
  discriminatorOf,
  flagsOf,
  ioctlOf,
  numberOf,
  valuesOf,
} from "./tags.ts";
import type { Scope } from "./scope.ts";
import { type Arms, type Lookup, type Read, readType } from "./type.ts";

const recordTags: ReadonlySet<string> = new Set([
  "packed",
  "aligned",
  "union",
  "typedef",
  "empty",
  "pack",
  "ms_struct",
  "ioctl",
  "min_size",
  "array",
  "chain",
  "placed",
  "since",
  "source",
  "accept",
]);
const memberTags: ReadonlySet<string> = new Set([
  "flags",
  "values",
  "discriminator",
  "accept",
  "since",
  "packed",
  "aligned",
]);

/** Builds the record an interface declares. Everything it cannot use becomes a finding. */
export function readRecord(scope: Scope, node: InterfaceDeclaration, lookup: Lookup): CRecord {
  const name = node.getName();
  const { doc, tags } = scope.commentOf(node);
  if (doc === "") scope.refuse(node.getNameNode(), `'${name}' has no doc comment`, name);
  if (node.getExtends().length > 0 || node.getTypeParameters().length > 0)
    scope.refuse(node.getNameNode(), `'${name}' may not extend or take parameters`, name);
  for (const tag of tags)
    if (!recordTags.has(tag.name))
      scope.refuse(tag.offset, `unknown tag '@${tag.name}' of a record`, name);
  const tag = (wanted: string): Tag | undefined => tags.find((one) => one.name === wanted);
  const members = readMembers(scope, node.getMembers(), name, lookup);
  if (members.length === 0 && tag("empty") === undefined)
    scope.refuse(node.getNameNode(), `'${name}' has no members`, name);
  checkFlexible(scope, node, members);
  const aligned = alignedOf(scope, tag("aligned"));
  const pack = boundaryOf(scope, tag("pack"));
  const minSize = numberOf(scope, tag("min_size"));
  const placed = numberOf(scope, tag("placed"));
  const chain = chainOf(scope, tag("chain"), members);
  const ioctls = tags.flatMap((one) => (one.name === "ioctl" ? ioctlOf(scope, one) : []));
  const accepts = acceptsOf(scope, tags);
  const { contract } = scope;
  const since = tag("since")?.text;
  const source = tag("source")?.text;
  return {
    kind: tag("union") === undefined ? "struct" : "union",
    name,
    members,
    completeness: "whole",
    span: scope.spanOf(node.getNameNode()),
    end: scope.spanOf(node.getEnd() - 1),
    ...(tag("typedef") === undefined ? {} : { byTypedef: true }),
    ...(tag("packed") === undefined ? {} : { packed: true }),
    ...(aligned === undefined ? {} : { aligned }),
    ...(pack === undefined ? {} : { pack }),
    ...(tag("ms_struct") === undefined ? {} : { msStruct: true }),
    ...(doc === "" ? {} : { doc }),
    ...(contract === undefined
      ? {}
      : {
          contract: {
            ...contract,
            ...(since === undefined ? {} : { since }),
            ...(source === undefined ? {} : { source }),
          },
        }),
    ...(ioctls.length === 0 ? {} : { ioctls }),
    ...(minSize === undefined ? {} : { minSize }),
    ...(tag("array") === undefined ? {} : { array: true }),
    ...(chain === undefined ? {} : { chain }),
    ...(placed === undefined ? {} : { placed }),
    ...(accepts.length === 0 ? {} : { accepts }),
  };
}

/** The type an `export type NAME = ...` of the file stands for; undefined after a finding. */
export function readNamedType(scope: Scope, name: string, lookup: Lookup): Read | undefined {
  const arms = armsOf(lookup);
  return readAlias(scope, name, (at, node) => readType(at, node, lookup, arms));
}

const armsOf =
  (lookup: Lookup): Arms =>
  (at, kind, node, words) =>
    readInner(at, kind, node, words, lookup);

/** The record of `union<{ ... }>` or `struct<{ ... }>`. */
function readInner(
  scope: Scope,
  kind: CRecord["kind"],
  node: TypeNode,
  attributes: TypeNode | undefined,
  lookup: Lookup,
): CRecord {
  const elements = Kind.isTypeLiteral(node) ? node.getMembers() : [];
  return {
    kind,
    name: "",
    members: readMembers(scope, elements, "", lookup),
    completeness: "whole",
    span: scope.spanOf(node),
    end: scope.spanOf(node.getEnd() - 1),
    ...attributesOf(scope, attributes),
  };
}

function readMembers(
  scope: Scope,
  elements: readonly TypeElementTypes[],
  record: string,
  lookup: Lookup,
): readonly Member[] {
  const members: Member[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    const member = readMember(scope, element, record, lookup);
    if (member === undefined) continue;
    const key = Kind.isPropertySignature(element) ? element.getName() : "";
    if (seen.has(key)) scope.refuse(element, `member '${key}' is declared twice`, record, key);
    seen.add(key);
    members.push(member);
  }
  checkDiscriminators(scope, elements[0], record, members);
  return members;
}

/** What says which arm of a union is meant is an integer beside it. */
function checkDiscriminators(
  scope: Scope,
  at: Node | undefined,
  record: string,
  members: readonly Member[],
): void {
  for (const { name, discriminator } of members) {
    if (discriminator === undefined || at === undefined) continue;
    const teller = members.find((one) => one.name === discriminator.member);
    const kind = teller === undefined ? undefined : underlying(teller.type).kind;
    if ((kind !== "scalar" && kind !== "enum") || teller?.bits !== undefined)
      scope.refuse(
        at,
        `'${discriminator.member}', which is to tell the arm of '${name}', is no integer member`,
        record,
        name,
      );
  }
}

function readMember(
  scope: Scope,
  element: TypeElementTypes,
  record: string,
  lookup: Lookup,
): Member | undefined {
  if (!Kind.isPropertySignature(element)) {
    const text = element.getText().split("\n")[0] ?? "";
    scope.refuse(element, `'${text}' is not a member: write 'name: type'`, record);
    return undefined;
  }
  const key = element.getName();
  const isUnnamed = Kind.isNumericLiteral(element.getNameNode());
  if (!isUnnamed && !Kind.isIdentifier(element.getNameNode())) {
    scope.refuse(element, `'${key}' is not a plain C name`, record);
    return undefined;
  }
  const name = isUnnamed ? "" : key;
  if (element.hasQuestionToken() || element.isReadonly())
    scope.refuse(element, `member '${name}' may be neither optional nor readonly`, record, name);
  const { doc, tags } = scope.commentOf(element);
  for (const tag of tags)
    if (!memberTags.has(tag.name))
      scope.refuse(tag.offset, `unknown tag '@${tag.name}' of a member`, record, name);
  const typeNode = element.getTypeNode();
  if (typeNode === undefined) {
    scope.refuse(element, `member '${name}' has no type`, record, name);
    return undefined;
  }
  const read = readType(scope, typeNode, lookup, armsOf(lookup));
  if (read === undefined) return undefined;
  if (isUnnamed && read.bits === undefined && recordOf(read.type) === undefined)
    scope.refuse(element, "only a bit-field, a struct or a union can do without a name", record);
  if (doc === "" && read.reserved !== true && record !== "" && !isUnnamed)
    scope.refuse(element, `member '${name}' has no doc comment`, record, name);
  const tag = (wanted: string): Tag | undefined => tags.find((one) => one.name === wanted);
  const flags = tag("flags");
  const values = tag("values");
  const discriminator = discriminatorOf(scope, tag("discriminator"), recordOf(read.type));
  const accepts = acceptsOf(scope, tags);
  const packed = tag("packed") !== undefined;
  const asked = alignedOf(scope, tag("aligned"));
  const aligned = asked ?? read.aligned;
  return {
    name,
    type: read.type,
    span: scope.spanOf(element.getNameNode()),
    spelling: spellingOf(read, name) + attributeText(packed, asked),
    ...(read.bits === undefined ? {} : { bits: read.bits }),
    ...(packed ? { packed } : {}),
    ...(aligned === undefined ? {} : { aligned }),
    ...(read.reserved === true ? { reserved: true } : {}),
    ...(read.countedBy === undefined ? {} : { countedBy: read.countedBy }),
    ...(read.pointsTo === undefined ? {} : { pointsTo: read.pointsTo }),
    ...(flags === undefined ? {} : { flags: flagsOf(scope, flags) }),
    ...(values === undefined ? {} : { values: valuesOf(scope, values) }),
    ...(discriminator === undefined ? {} : { discriminator }),
    ...(doc === "" ? {} : { doc }),
    ...(accepts.length === 0 ? {} : { accepts }),
  };
}

function spellingOf(read: Read, name: string): string {
  const space = read.before.endsWith("*") ? "" : " ";
  return `${read.before}${space}${name}${read.after ?? ""}`;
}

function attributeText(packed: boolean, aligned: number | "max" | undefined): string {
  const words = [
    ...(packed ? ["packed"] : []),
    ...(aligned === undefined ? [] : [aligned === "max" ? "aligned" : `aligned(${aligned})`]),
  ];
  return words.length === 0 ? "" : ` __attribute__((${words.join(", ")}))`;
}

/** A member by its name, or one of a record among them by its path: `hdr.nr_objects`. */
function memberAt(path: string, members: readonly Member[]): Member | undefined {
  const [name, ...inner] = path.split(".");
  const found = members.find((one) => one.name === name);
  if (found === undefined || inner.length === 0) return found;
  return memberAt(inner.join("."), recordOf(found.type)?.members ?? []);
}

/** A flexible array stands last, and what counts it is an integer member before it. */
function checkFlexible(scope: Scope, node: InterfaceDeclaration, members: readonly Member[]): void {
  for (const [index, member] of members.entries()) {
    if (member.countedBy === undefined) continue;
    const at = node.getProperty(member.name) ?? node;
    const record = node.getName();
    if (index !== members.length - 1)
      scope.refuse(at, `flexible array '${member.name}' must be last`, record, member.name);
    const counter = memberAt(member.countedBy, members);
    const kind = counter?.type.kind;
    if (counter?.bits !== undefined || (kind !== "typedef" && kind !== "scalar"))
      scope.refuse(
        at,
        `'${member.name}' is counted by '${member.countedBy}', which is no integer member`,
        record,
        member.name,
      );
  }
}
