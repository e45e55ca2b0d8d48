// Ties the parts of the grammar together: they need each other, their files must not.
import { parseAttributes } from "./attributes.ts";
import { parseConstant, parseOperand } from "./constant.ts";
import type { Grammar } from "./parser.ts";
import { parseRecord } from "./record.ts";
import { parseSpecifiers } from "./specifiers.ts";
import { parseTypeName } from "./type-name.ts";
import { placeOfExpression, typeOfOperand } from "./typed-expression.ts";

export const grammar: Grammar = {
  specifiers: parseSpecifiers,
  record: parseRecord,
  typeName: parseTypeName,
  typeOfOperand,
  expression: placeOfExpression,
  attributes: parseAttributes,
  constant: parseConstant,
  operand: parseOperand,
};
