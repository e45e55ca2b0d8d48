// The layout corpus's own description of a definition, turned into the model.
import {
  arrayOf,
  type CRecord,
  type Member,
  scalarType,
  type Type,
} from "../../../generator/model/index.ts";

/** A record of the corpus: see the README beside it, `ast`. */
export interface AstRecord {
  readonly k: "struct" | "union";
  readonly m: readonly AstMember[];
  readonly packed?: boolean;
  readonly aligned?: number;
  readonly pragma?: number;
}

interface AstMember {
  readonly n: string;
  readonly t?: string;
  readonly rec?: AstRecord;
  readonly named?: string;
  readonly dims?: readonly (number | null)[];
  readonly bits?: number;
  readonly packed?: boolean;
  readonly aligned?: number;
  readonly alignas?: number;
  readonly td?: number;
}

const span = { file: "corpus", line: 1, column: 1 };
const named = (name: string, of: Type, aligned?: number): Type =>
  aligned === undefined ? { kind: "typedef", name, of } : { kind: "typedef", name, of, aligned };
const u64 = scalarType("ullong");
const enumOf = (...values: bigint[]): Type => ({
  kind: "enum",
  tag: "e",
  values: values.map((value, index) => ({ name: `E${index}`, value })),
});

const words: Readonly<Record<string, Type>> = {
  char: scalarType("char"),
  "signed char": scalarType("schar"),
  "unsigned char": scalarType("uchar"),
  short: scalarType("short"),
  "unsigned short": scalarType("ushort"),
  int: scalarType("int"),
  "unsigned int": scalarType("uint"),
  long: scalarType("long"),
  "unsigned long": scalarType("ulong"),
  "long long": scalarType("llong"),
  "unsigned long long": u64,
  _Bool: scalarType("bool"),
  float: scalarType("float"),
  double: scalarType("double"),
  "long double": scalarType("ldouble"),
  "void *": { kind: "pointer", to: "void" },
  "char *": { kind: "pointer", to: "char" },
  fnptr: { kind: "pointer", to: "void (void)" },
  __u8: scalarType("uchar"),
  __s8: scalarType("schar"),
  __u16: scalarType("ushort"),
  __s16: scalarType("short"),
  __le16: scalarType("ushort"),
  __be16: scalarType("ushort"),
  __u32: scalarType("uint"),
  __s32: scalarType("int"),
  __le32: scalarType("uint"),
  __be32: scalarType("uint"),
  __u64: u64,
  __s64: scalarType("llong"),
  __le64: u64,
  __be64: u64,
  __aligned_u64: named("__aligned_u64", u64, 8),
  compat_u64: named("compat_u64", u64, 4),
  "enum e_small": enumOf(0n, 1n, 70000n),
  "enum e_neg": enumOf(-5n, 70000n),
  "enum e_big": enumOf(0n, 0x80000000n),
};

/** The record the description stands for. Anonymous records take the `#pragma pack` around them. */
export function recordFromAst(ast: AstRecord, name: string, pragma?: number): CRecord {
  const pack = ast.pragma ?? pragma;
  return {
    kind: ast.k,
    name,
    completeness: "whole",
    span,
    members: ast.m.map((member) => memberFromAst(member, pack)),
    ...(ast.packed === undefined ? {} : { packed: ast.packed }),
    ...(ast.aligned === undefined ? {} : { aligned: ast.aligned === 0 ? "max" : ast.aligned }),
    ...(pack === undefined ? {} : { pack }),
  };
}

function memberFromAst(ast: AstMember, pack: number | undefined): Member {
  let type = baseType(ast, pack);
  if (ast.td !== undefined) type = named("td", type, ast.td);
  for (const count of [...(ast.dims ?? [])].reverse()) type = arrayOf(type, count);
  const aligned = Math.max(ast.aligned ?? 0, ast.alignas ?? 0);
  return {
    name: ast.n,
    type,
    span,
    spelling: `${ast.t ?? "struct"} ${ast.n}`,
    ...(ast.bits === undefined ? {} : { bits: ast.bits }),
    ...(ast.packed === undefined ? {} : { packed: ast.packed }),
    ...(aligned === 0 ? {} : { aligned }),
  };
}

function baseType(ast: AstMember, pack: number | undefined): Type {
  if (ast.rec !== undefined) {
    const outside = ast.named !== undefined;
    const record = recordFromAst(ast.rec, outside ? "H" : "", outside ? undefined : pack);
    return { kind: "record", record };
  }
  const word = words[ast.t ?? ""];
  if (word === undefined) throw new Error(`the corpus has a type word we do not know: ${ast.t}`);
  return word;
}
