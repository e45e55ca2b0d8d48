// The catalogue: every rule, in the order remarks at one place are made.
import { a64 } from "./a64.ts";
import { addrof } from "./addrof.ts";
import { arrfix } from "./arrfix.ts";
import { assert } from "./assert.ts";
import { bitf } from "./bitf.ts";
import { bool } from "./bool.ts";
import { char } from "./char.ts";
import { cntby } from "./cntby.ts";
import { compat } from "./compat.ts";
import { compatptr } from "./compatptr.ts";
import { compatstr } from "./compatstr.ts";
import { contract } from "./contract.ts";
import { cxx } from "./cxx.ts";
import { doc } from "./doc.ts";
import { endian } from "./endian.ts";
import { enumeration } from "./enum.ts";
import { enumabi } from "./enumabi.ts";
import { extend } from "./extend.ts";
import { fd } from "./fd.ts";
import { flagw } from "./flagw.ts";
import { flex0 } from "./flex0.ts";
import { flexa } from "./flexa.ts";
import { flexext } from "./flexext.ts";
import { flexmid } from "./flexmid.ts";
import { flexu } from "./flexu.ts";
import { float } from "./float.ts";
import { forceal } from "./forceal.ts";
import { group } from "./group.ts";
import { hole } from "./hole.ts";
import { incl } from "./incl.ts";
import { iodir } from "./iodir.ts";
import { ionum } from "./ionum.ts";
import { iosize } from "./iosize.ts";
import { iostab } from "./iostab.ts";
import { khocfg } from "./khocfg.ts";
import { khoptr } from "./khoptr.ts";
import { ktype } from "./ktype.ts";
import { leak } from "./leak.ts";
import { license } from "./license.ts";
import { msext } from "./msext.ts";
import { nest } from "./nest.ts";
import { norsv } from "./norsv.ts";
import { order } from "./order.ts";
import { overfl } from "./overfl.ts";
import { padnm } from "./padnm.ts";
import { padsz } from "./padsz.ts";
import { pkmis } from "./pkmis.ts";
import { pkmiss } from "./pkmiss.ts";
import { pkun } from "./pkun.ts";
import { plaint } from "./plaint.ts";
import { ptr } from "./ptr.ts";
import { rsvz } from "./rsvz.ts";
import type { Concern, Rule } from "../subject/rule.ts";
import { sign } from "./sign.ts";
import { stdint } from "./stdint.ts";
import { sz8 } from "./sz8.ts";
import { szarg } from "./szarg.ts";
import { tail } from "./tail.ts";
import { time } from "./time.ts";
import { typedef } from "./typedef.ts";
import { uchg } from "./uchg.ts";
import { union } from "./union.ts";
import { usercast } from "./usercast.ts";
import { vernum } from "./vernum.ts";
import { word } from "./word.ts";

export const catalogue: readonly Rule[] = [
  hole,
  forceal,
  tail,
  a64,
  pkmis,
  pkmiss,
  pkun,
  padsz,
  padnm,
  order,
  sz8,
  nest,
  msext,
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
  char,
  endian,
  sign,
  fd,
  flagw,
  compat,
  flexa,
  flex0,
  flexu,
  flexmid,
  flexext,
  cntby,
  arrfix,
  group,
  khoptr,
  khocfg,
  compatstr,
  contract,
  uchg,
  extend,
  iostab,
  enumabi,
  norsv,
  szarg,
  vernum,
  iodir,
  iosize,
  ionum,
  assert,
  doc,
  incl,
  license,
  cxx,
  rsvz,
  leak,
  usercast,
  overfl,
  compatptr,
  addrof,
];

/** The ids of the rules that look at something. */
export const idsOf = (concern: Concern): ReadonlySet<string> =>
  new Set(catalogue.filter(({ concerns }) => concerns === concern).map(({ id }) => id));

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule of that id, in any case of letters. */
export function ruleNamed(id: string): Rule | undefined {
  return byId.get(id.toUpperCase());
}
