// Unions whose arm a member tells: a type and its functions each, used by the record around it.
import { armChecks } from "./check-bytes.ts";
import { armValueChecks } from "./check-value.ts";
import { typeOf, unionName } from "./expression.ts";
import { armReads, armWrites } from "./move.ts";
import type { Field, Plan } from "./plan.ts";
import type { Union } from "./shape.ts";
import { docComment } from "./text.ts";

/** What a union is printed from. */
interface UnionView {
  readonly type: string;
  readonly doc: string;
  readonly size: number;
  /** Type of the member that tells the arm. */
  readonly told: string;
  readonly tellerName: string;
  /** Whether some bytes are none of the arm that is told. */
  readonly hasChecks: boolean;
  readonly cases: readonly object[];
}

/** Every union of a record that has a discriminator. */
export function unionsOf(plan: Plan): readonly UnionView[] {
  return plan.fields.flatMap((field) =>
    field.shape.kind === "union" ? [unionView(plan, field, field.shape)] : [],
  );
}

function unionView(plan: Plan, field: Field, shape: Union): UnionView {
  const told = typeOf(shape.told);
  const suffix = told === "bigint" ? "n" : "";
  const checks = armChecks(plan, shape);
  const values = armValueChecks(plan, shape);
  const reads = armReads(plan, shape);
  const writes = armWrites(plan, shape);
  return {
    type: unionName(plan, field),
    doc: docComment(`${field.slot.member.doc ?? ""} \`${shape.teller.name}\` tells which.`.trim()),
    size: shape.size,
    told,
    tellerName: shape.teller.name,
    hasChecks: checks.some((lines) => lines.length > 0),
    cases: shape.cases.map(({ values: numbers, arm }, index) => ({
      labels: numbers.map((value) => `${value}${suffix}`),
      key: arm.key,
      type: typeOf(arm.shape),
      doc: docComment(arm.slot.member.doc ?? "", 2),
      checkBytes: checks[index] ?? [],
      checkValue: values[index] ?? [],
      readBefore: reads[index]?.before ?? [],
      read: reads[index]?.read ?? "",
      write: writes[index] ?? [],
    })),
  };
}
