// The one program: words in, a command called, an exit code out. Heavy rooms load inside commands.
import { Argument, Command, CommanderError, Option } from "commander";
import { version } from "./version.ts";
import type { ServeAction } from "./commands/serve.ts";
import { reasonOf, refusalOf } from "./inputs.ts";
import type { Io } from "./io.ts";
import { macroWords } from "./macro-words.ts";
import { unreadNotes } from "./unread.ts";
import { untoldNotes } from "./untold.ts";
import { optimiseLater, optimiseLittle } from "./v8-flags.ts";
import { wholeNumber, wholeNumbers } from "./whole-number.ts";

optimiseLater();

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  showsProgress: process.stderr.isTTY === true,
  color: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
};

/** Runs a command and leaves its exit code; what a file system refuses, or a bug, is one line. */
async function run(command: Promise<number>): Promise<void> {
  try {
    process.exitCode = await command;
  } catch (error) {
    const debug = process.env["HOLEPROOF_DEBUG"] !== undefined;
    const text = error instanceof Error ? (debug ? error.stack : error.message) : String(error);
    io.err(`holeproof: ${refusalOf(error) ?? `internal error: ${text ?? ""}`}\n`);
    process.exitCode = 2;
  }
  for (const note of [...unreadNotes(), ...untoldNotes()]) io.err(`holeproof: ${note}\n`);
}

// A reader that closes early (`| head`) is not an error; a full disk is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  io.err(`holeproof: cannot write <stdout>: ${reasonOf(error)}\n`);
  process.exit(2);
});
// There is nowhere left to say why.
process.stderr.on("error", () => process.exit(2));

const program = new Command("holeproof")
  .description(
    "Finds the holes in Linux kernel ABI structs, generates their codecs, and runs\n" +
      "them on an emulated machine.\n\n" +
      "Exit codes: 0 clean, 1 findings or differences, 2 could not do the work.",
  )
  .version(version)
  .showHelpAfterError("(holeproof --help lists the commands)")
  .enablePositionalOptions()
  .exitOverride();

/** An option that may be given more than once. */
const repeated = (word: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  word,
];

/** How a command writes what it found: the first of them when not told. */
const format = (...names: readonly string[]): Option =>
  new Option("--format <format>", "how it is written").choices(names).default(names[0]);

/** Of the commands that keep a machine. */
const resumed = (): Option =>
  new Option(
    "--resume <file>",
    "boot the next kernel from such an image, in place of a fresh machine",
  ).conflicts("seed");

/** A command that reads text, and ends. */
const reading = (name: string): Command => program.command(name).hook("preAction", optimiseLittle);

/** One that reads C: where it finds what a header includes, and what is defined. */
const readingHeaders = (name: string, without = "a macro not defined"): Command =>
  reading(name)
    .option("-I <folder>", "where included headers are looked for; again for more", repeated)
    .option("-D <name=value>", "a macro defined before the first line", macroWords)
    .option("-U <name>", without, macroWords)
    .option("--sysroot <folder>", "a root folder whose usr/include is searched after those of -I")
    .option("--include <file>", "a header read before each file", repeated);

/** What is judged is every member that some kernel has. */
const judgingHeaders = (name: string): Command =>
  readingHeaders(name, "a macro not defined, as CONFIG_ options are otherwise");

readingHeaders("draw")
  .description("draw records the way pahole does, one column per distinct layout")
  .argument("<file...>", "headers, folders of headers, or - for standard input")
  .option("--target <names>", "targets with commas between, or all", "x86_64,i386,arm,arm64,m68k")
  .option("--record <pattern>", "only records whose name matches; * stands for anything")
  .addOption(format("text", "json", "svg"))
  .option("--cache-line <bytes>", "mark where cache lines begin; 0 for none", wholeNumber(0), 64)
  .action((files: string[], options) =>
    run(import("./commands/draw.ts").then(({ draw }) => draw(files, options, io))),
  );

judgingHeaders("check")
  .description("lint headers: what a maintainer would say about their structs")
  .argument("[file...]", "headers, folders of headers, declarations (.ts), or - for standard input")
  .addOption(format("text", "json", "checkpatch", "github", "sarif"))
  .addOption(
    new Option("--profile <profile>", "who reads the structs; auto goes by path and spelling")
      .choices(["auto", "uapi", "kho"])
      .default("auto"),
  )
  .option("--fix", "print the corrected structs as a diff instead of findings")
  .option("--write", "with --fix: write them into the headers instead")
  .option("--baseline <file>", "findings that are known are not told; written when not there")
  .option("--locked", "hold abi against the drawings in abi/locked too, as lock --check does")
  .action((files: string[], options) =>
    run(import("./commands/check.ts").then(({ check }) => check(files, options, io))),
  );

reading("review")
  .description("lint what a patch adds or changes, and write the reply")
  .argument("[mail...]", "mails, mailboxes, patches or quoted replies; - is standard input")
  .addOption(format("reply", "text", "json", "checkpatch", "github", "sarif"))
  .option("--existing", "tell as well what was wrong beside the patch's lines before it came")
  .option("--fix", "print the corrected structs as a diff on top of the patch, for git apply")
  .option("--output <folder>", "write each reply to a file of its own there, for git send-email")
  .option("--git <revision>", "a commit or a range of them instead of mails")
  .option("--tree <folder>", "a kernel tree to find included headers in")
  .action((mails: string[], options) =>
    run(import("./commands/review.ts").then(({ review }) => review(mails, options, io))),
  );

program
  .command("rules")
  .description("list the rules, or explain some")
  .argument("[rule...]", "ids, such as HOLE")
  .addOption(format("text", "markdown"))
  .action((ids: string[], options) =>
    run(import("./commands/rules.ts").then(({ rules }) => rules(ids, options, io))),
  );

readingHeaders("generate")
  .description("print the codecs of every declaration, or of C headers as they are")
  .argument("[headers...]", "C headers or folders of them, instead of declarations")
  .option("--record <patterns>", "of a header, only these records; again for more", repeated)
  .option("--abi <folder>", "declarations (abi when left out)")
  .option("--out <folder>", "codecs go there (src/generated when left out)")
  .option("--check", "only say what is stale")
  .option("--watch", "print again whenever an input changes")
  .option("--target <name>", "whose layout the codecs read (x86_64 when left out)")
  .option("--language <name>", "ts, or js with declarations beside it (ts when left out)")
  .option("--extension <ending>", "how generated files import each other, .js or .ts (.js)")
  .option("--wire <module>", "what they import their checks from (holeproof/wire)")
  .option("--witness", "as --emit binary-parser, to hold the codecs against")
  .option("--config <file>", 'settings as JSON (the "holeproof" key of package.json)')
  .addOption(
    new Option(
      "--emit <kind>",
      "c: C headers instead of codecs; binary-parser: its descriptions beside them",
    ).choices(["c", "binary-parser"]),
  )
  .action((headers: readonly string[], { emit, ...options }) => {
    if (emit === "binary-parser") options.witness = true;
    if (emit !== "c")
      return run(
        import("./commands/generate.ts").then(({ generate }) =>
          generate({ headers, ...options }, io),
        ),
      );
    const { abi = "abi", out, ...others } = options;
    if (headers.length > 0) others.headers = headers;
    return run(import("./commands/emit.ts").then(({ emitC }) => emitC({ abi, out }, others, io)));
  });

judgingHeaders("compare")
  .description("say what users of an older edition would notice of a newer one")
  .argument("<old>", "a header, a folder, declarations, REVISION[:PATH] of git, or a file with BTF")
  .argument("<new>", "the same")
  .option("--target <names>", "targets with commas between, or all", "all")
  .addOption(format("text", "json"))
  .option("--all", "also what did not change")
  .action((before: string, after: string, options) =>
    run(import("./commands/compare.ts").then(({ compare }) => compare(before, after, options, io))),
  );

judgingHeaders("lock")
  .description("freeze published layouts as drawings, and refuse what drifts from them")
  .option("--headers <path>", "a header or a folder of them instead of declarations")
  .option("--abi <folder>", "declarations", "abi")
  .option("--out <folder>", "where the drawings are kept", "abi/locked")
  .option("--check", "only say what drifted")
  .option("--force", "take over what drifted")
  .action((options) => run(import("./commands/lock.ts").then(({ lock }) => lock(options, io))));

readingHeaders("import")
  .description("write declarations of abi/ from C headers")
  .argument("<file...>", "headers, folders of headers, or - for standard input")
  .option("--record <pattern>", "only records whose name matches; * for anything", repeated)
  .option("--out <path>", "a folder, or a file ending in .ts; standard output when left out")
  .option("--force", "overwrite files that are there")
  .option("--contract <name>", "what the contract is called (the header's name)")
  .action((files: string[], options) =>
    run(
      import("./commands/import.ts").then(({ importHeaders }) => importHeaders(files, options, io)),
    ),
  );

readingHeaders("verify")
  .description("hold layouts against BTF or a compiler, and name every disagreement")
  .argument("[file...]", "headers or declarations; none: explain every offset of the BTF")
  .option("--btf <file>", "a vmlinux, /sys/kernel/btf/vmlinux, or an object built with -gbtf")
  .option("--base <file>", "the BTF a module's builds on: its vmlinux")
  .option("--cc <command>", 'a compiler to ask for constants, such as "gcc -m32"')
  .action((files: string[], options) =>
    run(import("./commands/verify.ts").then(({ verify }) => verify(files, options, io))),
  );

program
  .command("demo")
  .description("reviews an example patch mail, then sends page tables through a kexec")
  .action(() => run(import("./commands/demo.ts").then(({ demo }) => demo(io))));

program
  .command("voyage")
  .description("the live-update proof: map, preserve, kexec, restore, compare every byte")
  .option("--seed <n>", "where all chance comes from", wholeNumber(0), 7)
  .option("--steps <n>", "how many mappings to make", wholeNumber(1), 4000)
  .option("--kexecs <n>", "how many kernels to go through", wholeNumber(1), 3)
  .option("--amd", "with an AMD unit in front of the devices")
  .option("--scalable", "with VT-d in scalable mode, and devices that send PASIDs")
  .option("--image <file>", "write the first handover image there and boot the next kernel from it")
  .addOption(
    new Option("--stop-at <stage>", "write the image, and leave the rest to --resume").choices([
      "kexec",
    ]),
  )
  .option("--resume", "go on from the image, in this process")
  .option("--storm", "random programs instead, with faults and several jumps; --steps counts moves")
  .option(
    "--only <moves>",
    "only these moves of the storm's seed, as a failure prints",
    wholeNumbers,
  )
  .action(({ storm: isStorm, only, ...options }) =>
    run(
      isStorm === true
        ? import("./commands/storm.ts").then(({ storm }) => storm({ ...options, only }, io))
        : import("./commands/voyage.ts").then(({ voyage }) => voyage(options, io)),
    ),
  );

program
  .command("replay")
  .description("run recorded ioctl traces on the machine and print every step that differs")
  .argument(
    "<trace...>",
    "PROFILE.SCENARIO.jsonl, folders of them, or -; dumps in pagetables/ beside",
  )
  .addOption(format("text", "json"))
  .option("--profile <name>", "the machine or the kernel they run on (as recorded)")
  .action((traces: string[], options) =>
    run(import("./commands/replay.ts").then(({ replay }) => replay(traces, options, io))),
  );

program
  .command("run")
  .description("run a program with the machine behind /dev/iommu, /dev/vfio and /dev/liveupdate")
  .argument("<program...>", "the program and its arguments, after --")
  .option("--profile <name>", "which kernel answers (reviewed); a wrong name lists them")
  .option("--seed <seed>", "where the machine's chance comes from (1)", wholeNumber(0))
  .option("--trace <file>", "record every call for holeproof replay; - prints them decoded")
  .option("--image <file>", "write what each kexec hands over there, for inspect; the last stays")
  .addOption(resumed())
  .addOption(
    new Option(
      "--connect <socket>",
      "use the machine that `holeproof serve` keeps there",
    ).conflicts(["profile", "seed", "trace", "image", "resume"]),
  )
  .passThroughOptions()
  .action((command: string[], options) =>
    run(import("./commands/run.ts").then(({ run: start }) => start(command, options, io))),
  );

program
  .command("serve")
  .description("keep a machine for several programs, each started with run --connect")
  .addArgument(
    new Argument("[action]", "start one, until interrupted; ask for its status; kexec it")
      .choices(["start", "status", "kexec"])
      .default("start"),
  )
  .option("--socket <path>", "where it listens ($XDG_RUNTIME_DIR/holeproof/socket)")
  .option(
    "--profile <name>",
    "which kernel answers (reviewed), or comes next; a wrong name lists them",
  )
  .option("--seed <seed>", "where the machine's chance comes from", wholeNumber(0), 1)
  .option("--trace <file>", "record every call for holeproof replay; - prints them decoded")
  .option("--image <file>", "write what each kexec hands over there, for inspect; the last stays")
  .addOption(resumed())
  .action((action: ServeAction, options) =>
    run(import("./commands/serve.ts").then(({ serve }) => serve(action, options, io))),
  );

program
  .command("inspect")
  .description("decode a handover image, or what the kernel's debugfs shows of one, and check it")
  .argument(
    "<image>",
    "from --image of run, serve or voyage; or /sys/kernel/debug/kho/out, or a file there",
  )
  .addOption(format("text", "json", "svg"))
  .action((file: string, options) =>
    run(import("./commands/inspect.ts").then(({ inspect }) => inspect(file, options, io))),
  );

program.parseAsync().catch((error: unknown) => {
  // Commander has printed its own message; asking for help is no error.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
