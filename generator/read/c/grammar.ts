// Ties the parts of the grammar together: they need each other, their files must not.
import { parseAttributes } from "./attributes.ts";
import { parseConstant } from "./constant.ts";
import type { Grammar } from "./parser.ts";
import { parseRecord } from "./record.ts";
import { parseSpecifiers } from "./specifiers.ts";
import { parseTypeName, typeOfOperand } from "./type-name.ts";

export const grammar: Grammar = {
  specifiers: parseSpecifiers,
  record: parseRecord,
  typeName: parseTypeName,
  typeOfOperand,
  attributes: parseAttributes,
  constant: parseConstant,
};
