// Reads a trace, one JSON object a line: what was understood, and a problem for each other line.
import type { Answer, BufferStep, HoldsStep, PageRun, Place, Step } from "./step.ts";

/** A line that could not be used; line and column from 1. */
export interface TraceProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Trace {
  readonly steps: readonly Step[];
  readonly problems: readonly TraceProblem[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What a line lacks; caught by `readTrace`, which knows the line. */
class Lack extends Error {}

/** Reads every line; blank ones are skipped. */
export function readTrace(text: string): Trace {
  const steps: Step[] = [];
  const problems: TraceProblem[] = [];
  for (const [index, source] of text.split("\n").entries()) {
    if (source.trim() === "") continue;
    const line = index + 1;
    try {
      const parsed: unknown = JSON.parse(source);
      if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
        throw new Lack("not an object");
      }
      steps.push(stepOf(parsed as Fields, line));
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof Lack)) throw error;
      problems.push({ line, column: columnOf(error, source), message: messageOf(error) });
    }
  }
  return { steps, problems };
}

function messageOf(error: Error): string {
  return error instanceof SyntaxError ? `not JSON: ${error.message}` : error.message;
}

/** Where V8's message says the text breaks; otherwise the line's first character. */
function columnOf(error: Error, source: string): number {
  const at = /at position (\d+)/.exec(error.message)?.[1];
  return at === undefined ? source.length - source.trimStart().length + 1 : Number(at) + 1;
}

function stepOf(fields: Fields, line: number): Step {
  const type = textOf(fields, "type");
  const process = optionalNumber(fields, "process") ?? 0;
  const place = { seq: numberOf(fields, "seq"), line, process };
  switch (type) {
    case "open":
      return {
        ...place,
        type,
        fd: textOf(fields, "fd"),
        path: textOf(fields, "path"),
        number: optionalNumber(fields, "fdnum"),
        answer: answerOf(fields),
      };
    case "close":
      return {
        ...place,
        type,
        fd: textOf(fields, "fd"),
        number: optionalNumber(fields, "fdnum"),
        answer: fields["ret"] === undefined ? undefined : answerOf(fields),
      };
    case "dup":
      return {
        ...place,
        type,
        fd: textOf(fields, "fd"),
        as: textOf(fields, "as"),
        number: numberOf(fields, "fdnum"),
      };
    case "holds":
      return holdsOf(fields, place);
    case "ioctl":
      return ioctlOf(fields, place);
    case "read":
    case "write":
      return transferOf(fields, place, type);
    case "mmap":
      return {
        ...place,
        type,
        fd: textOf(fields, "fd"),
        position: optionalNumber(fields, "position") ?? optionalNumber(fields, "offset") ?? 0,
        length: optionalNumber(fields, "length") ?? optionalNumber(fields, "bytes") ?? 0,
        answer: answerOf(fields),
      };
    case "call":
      return callOf(fields, place);
    case "blob":
      return { ...place, type, name: textOf(fields, "name"), bytes: bytesOf(fields, "hex") };
    case "case":
    case "boot":
    case "end":
      return { ...place, type, name: textOf(fields, "name") };
    case "pages":
      return { ...place, type, backing: textOf(fields, "backing"), runs: runsOf(fields) };
    case "mark":
      return { ...place, type, name: textOf(fields, "name") };
    case "info":
      return { ...place, type, what: textOf(fields, "what"), value: fields["value"] };
    default:
      return { ...place, type: "other", name: type };
  }
}

function transferOf(fields: Fields, place: Place, type: "read" | "write"): Step {
  return {
    ...place,
    type,
    fd: textOf(fields, "fd"),
    bytes: numberOf(fields, "bytes"),
    position: optionalNumber(fields, "position"),
    data: dataOf(fields, type),
    answer: answerOf(fields),
  };
}

function holdsOf(fields: Fields, place: Place): Step {
  const kind = textOf(fields, "kind");
  if (!isHeldKind(kind)) throw new Lack('"kind" is no kind of file');
  return {
    ...place,
    type: "holds",
    fd: textOf(fields, "fd"),
    number: numberOf(fields, "fdnum"),
    kind,
    bytes: optionalNumber(fields, "bytes") ?? 0,
    seals: optionalNumber(fields, "seals") ?? 0,
    hugetlb: fields["hugetlb"] === true,
  };
}

const isHeldKind = (kind: string): kind is HoldsStep["kind"] =>
  ["eventfd", "file", "memfd", "nothing"].includes(kind);

function ioctlOf(fields: Fields, place: Place): Step {
  const buffers = fields["bufs"] ?? [];
  if (!Array.isArray(buffers)) throw new Lack('"bufs" is not a list');
  const hasBytes = fields["in"] !== undefined;
  return {
    ...place,
    type: "ioctl",
    fd: textOf(fields, "fd"),
    command: numberOf(fields, "cmd"),
    name: typeof fields["cmdname"] === "string" ? fields["cmdname"] : textOf(fields, "cmd"),
    before: hasBytes ? bytesOf(fields, "in") : undefined,
    after: hasBytes ? bytesOf(fields, "out") : undefined,
    value: hasBytes ? 0 : (optionalNumber(fields, "argval") ?? 0),
    buffers: buffers.map((buffer) => bufferOf(buffer as Fields)),
    wrotePast: fields["wrote_past_len"] === true,
    made: typeof fields["made"] === "string" ? fields["made"] : undefined,
    answer: answerOf(fields),
  };
}

function callOf(fields: Fields, place: Place): Step {
  const args = fields["args"];
  if (!Array.isArray(args)) throw new Lack('"args" is not a list');
  return {
    ...place,
    type: "call",
    fd: textOf(fields, "fd"),
    name: textOf(fields, "name"),
    args: args.map((arg: unknown) => (typeof arg === "string" ? arg : wordOf(arg, "args"))),
    data: fields["out"] === undefined ? undefined : bytesOf(fields, "out"),
    sum: optionalNumber(fields, "sum"),
    answer: answerOf(fields),
  };
}

function bufferOf(fields: Fields): BufferStep {
  if (typeof fields !== "object" || fields === null) throw new Lack("a buffer is not an object");
  return {
    name: textOf(fields, "name"),
    process: optionalNumber(fields, "process"),
    address: numberOf(fields, "addr"),
    before: bytesOf(fields, "in"),
    after: fields["out"] === undefined ? bytesOf(fields, "in") : bytesOf(fields, "out"),
  };
}

/** The bytes of a transfer, under any of the names they are recorded by. */
function dataOf(fields: Fields, type: "read" | "write"): Uint8Array | undefined {
  const names = type === "read" ? ["out", "data", "hex"] : ["in", "data", "hex"];
  const name = names.find((each) => typeof fields[each] === "string");
  return name === undefined ? undefined : bytesOf(fields, name);
}

function runsOf(fields: Fields): readonly PageRun[] {
  const runs = fields["runs"];
  if (!Array.isArray(runs)) throw new Lack('"runs" is not a list');
  return runs.map((run: unknown) => {
    if (!Array.isArray(run) || run.length !== 3) throw new Lack("a run is not [va, pa, bytes]");
    const [va, pa, length] = run as readonly unknown[];
    return {
      va: wordOf(va, "va"),
      pa: pa === null ? undefined : wordOf(pa, "pa"),
      length: wordOf(length, "bytes"),
    };
  });
}

function answerOf(fields: Fields): Answer {
  return { ret: numberOf(fields, "ret"), errno: optionalNumber(fields, "errno") ?? 0 };
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string") throw new Lack(`"${name}" is not a text`);
  return value;
}

function optionalNumber(fields: Fields, name: string): number | undefined {
  return fields[name] === undefined ? undefined : wordOf(fields[name], name);
}

function numberOf(fields: Fields, name: string): number {
  return wordOf(fields[name], name);
}

/** A number, or a text such as 0x3b85. Beyond 2^53 the nearest one: no such address is mapped. */
function wordOf(value: unknown, name: string): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) {
    throw new Lack(`"${name}" is not a whole number`);
  }
  return number;
}

function bytesOf(fields: Fields, name: string): Uint8Array {
  const hex = textOf(fields, name);
  if (hex.length % 2 !== 0 || /[^0-9a-f]/i.test(hex)) throw new Lack(`"${name}" is not hex`);
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  }
  return bytes;
}
