// The catalogue: every rule, in the order remarks at one place are made.
import { a64 } from "./a64.ts";
import { bitf } from "./bitf.ts";
import { bool } from "./bool.ts";
import { cntby } from "./cntby.ts";
import { compat } from "./compat.ts";
import { compatstr } from "./compatstr.ts";
import { enumeration } from "./enum.ts";
import { flex0 } from "./flex0.ts";
import { flexa } from "./flexa.ts";
import { float } from "./float.ts";
import { hole } from "./hole.ts";
import { iodir } from "./iodir.ts";
import { iosize } from "./iosize.ts";
import { khocfg } from "./khocfg.ts";
import { khoptr } from "./khoptr.ts";
import { ktype } from "./ktype.ts";
import { nest } from "./nest.ts";
import { order } from "./order.ts";
import { padsz } from "./padsz.ts";
import { pkmis } from "./pkmis.ts";
import { pkmiss } from "./pkmiss.ts";
import { pkun } from "./pkun.ts";
import { plaint } from "./plaint.ts";
import { ptr } from "./ptr.ts";
import type { Rule } from "./rule.ts";
import { sign } from "./sign.ts";
import { stdint } from "./stdint.ts";
import { sz8 } from "./sz8.ts";
import { tail } from "./tail.ts";
import { time } from "./time.ts";
import { typedef } from "./typedef.ts";
import { union } from "./union.ts";
import { word } from "./word.ts";

export const catalogue: readonly Rule[] = [
  hole,
  tail,
  a64,
  pkmis,
  pkmiss,
  pkun,
  padsz,
  order,
  sz8,
  nest,
  union,
  bool,
  plaint,
  word,
  ptr,
  enumeration,
  bitf,
  stdint,
  ktype,
  typedef,
  time,
  float,
  sign,
  compat,
  flexa,
  flex0,
  cntby,
  khoptr,
  khocfg,
  compatstr,
  iodir,
  iosize,
];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule of that id, in any case of letters. */
export function ruleNamed(id: string): Rule | undefined {
  return byId.get(id.toUpperCase());
}
