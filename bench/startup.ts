// From process start to a reply, beside what every node process pays and what a reviewer would run
// instead; and, since a quick tool that says nothing is no rival, how much of it each one sees.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isThere, printPrograms, type Program, racePrograms } from "./process.ts";

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const cli = local("../generator/bundle/main.js");
const unbundled = local("../generator/cli/main.js");
const mail = local("../../examples/bay.patch.eml");
const header = local("../../examples/bay.h");
/** A posting of 300 lines, code and header, from a list. */
const posted = local("../../../shared/corpus/seeds/vfio-bind.patch.eml");
const node = process.execPath;

/** What a maintainer objects to: where it is, and a word no remark about it does without. */
interface Defect {
  /** The lines of its record begin with `struct RECORD {`; the whole file where none is named. */
  readonly record: string;
  readonly says: RegExp;
}

const handedOver: readonly Defect[] = [
  { record: "bay_slot_ser", says: /packed.*'root_pa'|'root_pa'.*(align|offset)/ },
  { record: "bay_slot_ser", says: /\bbool\b/ },
  { record: "bay_ser", says: /unsigned int\b|\bu32\b/ },
  { record: "bay_ser", says: /'slots'.*align/ },
  { record: "bay_ser", says: /(not|un) ?packed/ },
];
const exported: readonly Defect[] = [
  { record: "bay_map", says: /pad.*'iova'|hole.*'iova'/ },
  { record: "bay_map", says: /'iova'.*(32-bit|i386|__aligned_u64)/ },
  { record: "bay_map", says: /\bbool\b/ },
  { record: "bay_map", says: /padding after|padding struct size/ },
  { record: "bay_status", says: /unsigned long\b/ },
  { record: "bay_status", says: /pointer|\*log\b/ },
  { record: "bay_status", says: /padding after|padding struct size/ },
];
const inPosting: readonly Defect[] = [
  { record: "vfio_device_iommu_bind_data", says: /(pad|hole).*'dev_cookie'/ },
  { record: "vfio_device_iommu_bind_data", says: /'dev_cookie'.*(32-bit|i386|__aligned_u64)/ },
];

/** A program, and the command that has it say the same as `file:line: ...`, where another. */
interface Reviewer extends Program {
  readonly lines?: string;
}

/** A thing to review, what is wrong with it, and who reviews it; ours first. */
interface Race {
  readonly title: string;
  readonly file: string;
  readonly defects: readonly Defect[];
  readonly reviewers: readonly Reviewer[];
}

/** How many of the defects a reviewer names, each in its own record, and in how many remarks. */
function seen({ file, defects }: Race, { command, lines: asLines = command }: Reviewer): string {
  const { stdout, stderr } = spawnSync("sh", ["-c", asLines], { encoding: "utf8" });
  const told = `${stdout}\n${stderr}`.split("\n").flatMap((line) => {
    const at = /^[^:]+:(\d+):(.*)$/.exec(line);
    return at === null ? [] : [{ line: Number(at[1]), words: at[2] ?? "" }];
  });
  const lines = readFileSync(file, "utf8").split("\n");
  const named = defects.filter(({ record, says }) => {
    const from = lines.findIndex((line) => line.includes(`struct ${record} {`));
    const to = lines.findIndex((line, index) => index > from && /^\+?\}/.test(line));
    return told.some(({ line, words }) => line > from && line <= to + 1 && says.test(words));
  });
  return `names ${named.length} of ${defects.length}, in ${told.length} remarks`;
}

function run(each: Race): void {
  printPrograms(each.title, racePrograms(each.reviewers));
  for (const reviewer of each.reviewers)
    console.log(`  ${reviewer.name.padEnd(46)} ${seen(each, reviewer)}`);
}

/** Named by HOLEPROOF_CHECKPATCH, or that of an installed kernel tree. */
function checkpatch(): string | undefined {
  const named = process.env["HOLEPROOF_CHECKPATCH"];
  if (named !== undefined) return named;
  const { stdout } = spawnSync(
    "sh",
    ["-c", "ls /usr/src/linux*/scripts/checkpatch.pl /lib/modules/*/build/scripts/checkpatch.pl"],
    { encoding: "utf8" },
  );
  return stdout.split("\n").find((path) => path !== "");
}

/** checkpatch on one mail, or nothing and a word about why. */
function checkpatchOn(file: string): readonly Reviewer[] {
  const script = checkpatch();
  const perl = isThere("perl");
  if (script !== undefined && existsSync(script) && perl)
    return [{ name: "checkpatch", command: `perl ${script} --no-tree --strict --terse ${file}` }];
  const missing = perl ? (script ?? "no kernel tree is installed") : "perl is not installed";
  console.log(`\nSKIPPED: checkpatch: ${missing}; HOLEPROOF_CHECKPATCH names one`);
  return [];
}

/** What needs no tool: the compiler's own remarks for two targets, and a pattern for types. */
function compilerOn(file: string): readonly Reviewer[] {
  if (!isThere("gcc")) {
    console.log("\nSKIPPED: gcc -Wpadded: gcc is not installed");
    return [];
  }
  const gcc =
    "LC_ALL=C gcc -fsyntax-only -Wpadded -include stdbool.h -D__user= -xc" +
    ' -I"/usr/include/$(gcc -print-multiarch)"';
  const types =
    "^\\s.*\\b(bool|unsigned|int|long|short|size_t|enum|time_t)\\b[^(]*;|^\\s.*[*][^/(]*;";
  return [
    {
      name: "gcc -Wpadded, -m64 and -m32, and grep",
      command: `${gcc} -m64 ${file}; ${gcc} -m32 ${file}; grep -nHE '${types}' ${file}`,
    },
  ];
}

const review = (file: string, name = "holeproof review", program = cli): Reviewer => ({
  name,
  command: `${node} ${program} review ${file}`,
  lines: `${node} ${program} review --format text ${file}`,
});

/** Registered in all.ts. */
export function startup(): Promise<void> {
  run({
    title: "startup: one mail to a reply",
    file: mail,
    defects: [...handedOver, ...exported],
    reviewers: [
      review(mail),
      { name: "node -e 0", command: `${node} -e 0` },
      review(mail, "the same, not bundled", unbundled),
      ...checkpatchOn(mail),
    ],
  });
  run({
    title: "startup: its header",
    file: header,
    defects: exported,
    reviewers: [
      { name: "holeproof check", command: `${node} ${cli} check ${header}` },
      ...compilerOn(header),
    ],
  });
  if (existsSync(posted))
    run({
      title: "startup: a posting of 300 lines",
      file: posted,
      defects: inPosting,
      reviewers: [review(posted), ...checkpatchOn(posted)],
    });
  else console.log(`\nSKIPPED: a posting of 300 lines: ${posted} is not there`);
  return Promise.resolve();
}
