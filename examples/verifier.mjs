// For the author of a tool that looks at structs: what is read, said, drawn and corrected.
import { readFileSync } from "node:fs";
import {
  checkRecords,
  drawLayout,
  fixRecords,
  groupLayouts,
  layoutOf,
  placed,
  readC,
  targetNamed,
  writeText,
} from "holeproof";

const [x86, i386] = [targetNamed("x86_64"), targetNamed("i386")];
const path = "examples/bay.h";
const { unit, findings } = readC({ path, text: readFileSync(path, "utf8") }, { target: x86 });
console.log("not understood:", findings.length);
const map = unit.records.find(({ name }) => name === "bay_map");
for (const { path, offset, slot } of placed(layoutOf(map, i386)))
  console.log(path.join("."), offset, slot.size);
console.log(drawLayout(groupLayouts(map, [x86, i386])));
const context = { path, unit, profile: "uapi" };
console.log(writeText(checkRecords([map], context)));
console.log(fixRecords([map], { ...context, unpublished: true }).get(map).text);
