// Reading and laying out, from process start: all of a machine's kernel headers, a kernel's BTF.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isThere, printPrograms, type Program, racePrograms } from "./process.ts";

const HEADERS = "/usr/include/linux";
const EIGHT = "x86_64,i386,arm,arm64,m68k,riscv64,s390x,ppc64";
const cli = fileURLToPath(new URL("../generator/bundle/main.js", import.meta.url));

function headers(): void {
  if (!existsSync(HEADERS)) {
    console.log(`\nSKIPPED: headers: ${HEADERS} is not there; install linux-libc-dev`);
    return;
  }
  const ours = (targets: string): string =>
    `${process.execPath} ${cli} draw --sysroot / --target ${targets} ${HEADERS}`;
  const compiled = `$(find ${HEADERS} -name '*.h')`;
  const programs: Program[] = [
    { name: "holeproof draw, 8 targets", command: ours(EIGHT) },
    { name: "holeproof draw, x86_64", command: ours("x86_64") },
  ];
  const rivals: readonly (readonly [string, string, string])[] = [
    ["gcc -fsyntax-only, x86_64", "gcc", `gcc -fsyntax-only ${compiled}`],
    [
      "clang -fdump-record-layouts-complete, x86_64",
      "clang",
      `clang -fsyntax-only -Xclang -fdump-record-layouts-complete ${compiled}`,
    ],
  ];
  for (const [name, program, command] of rivals) {
    if (isThere(program)) programs.push({ name, command });
    else console.log(`\nSKIPPED: ${name}: not installed`);
  }
  const { stdout } = spawnSync("sh", ["-c", `find ${HEADERS} -name '*.h' | wc -l`], {
    encoding: "utf8",
  });
  printPrograms(`layout: ${stdout.trim()} headers of ${HEADERS}`, racePrograms(programs));
}

/** BTF named by HOLEPROOF_BTF, the running kernel's, or that of an object built here. */
function btfFile(folder: string): string | undefined {
  const named = process.env["HOLEPROOF_BTF"];
  if (named !== undefined) return named;
  const running = "/sys/kernel/btf/vmlinux";
  if (existsSync(running)) return running;
  if (!isThere("gcc")) return undefined;
  const source = join(folder, "many.c");
  const structs = Array.from({ length: 20_000 }, (_, index) => {
    const last = index === 0 ? "int" : `struct s${index - 1} *`;
    return `struct s${index} { char c; long n[${1 + (index % 7)}]; ${last} p; int a : 3; };\n`;
  });
  const uses = structs.map((_, index) => `struct s${index} v${index};\n`);
  writeFileSync(source, structs.join("") + uses.join(""));
  const object = join(folder, "many.o");
  execFileSync("gcc", ["-gbtf", "-c", "-o", object, source]);
  return object;
}

function btf(): void {
  const folder = mkdtempSync(join(tmpdir(), "holeproof-bench-"));
  try {
    const file = btfFile(folder);
    if (file === undefined) {
      console.log("\nSKIPPED: BTF: set HOLEPROOF_BTF to a vmlinux, or install gcc");
      return;
    }
    const programs: Program[] = [
      {
        name: "holeproof verify --btf",
        command: `${process.execPath} ${cli} verify --btf ${file}`,
      },
    ];
    if (isThere("pahole")) programs.push({ name: "pahole", command: `pahole -F btf ${file}` });
    else console.log("\nSKIPPED: pahole: not installed");
    printPrograms(`layout: every record of ${file}`, racePrograms(programs));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Registered in all.ts. */
export function layout(): Promise<void> {
  headers();
  btf();
  const node: Program = { name: "node -e 0", command: `${process.execPath} -e 0` };
  printPrograms("layout: what every node process pays", racePrograms([node]));
  return Promise.resolve();
}
