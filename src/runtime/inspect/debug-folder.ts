// What debugfs shows of a handover, whole: its folder, each file decoded and held against the rest.
import { khoFormats, readFdt, type FdtNode } from "../kernel/kho/index.ts";
import { inspectBlob, isBlob } from "./blob.ts";
import { hex, printable } from "./contents.ts";
import { pairScratch, readScratchList, type ListedArea } from "./scratch-lists.ts";
import { inspectTree, isTree, lengthOfCut, type TreeInspection, type TreeNode } from "./tree.ts";

/** Files of such a folder, beside those of its users in `USERS_FOLDER`. */
export const DEBUG_FILES: readonly string[] = ["fdt", "scratch_phys", "scratch_len"];
export const USERS_FOLDER = "sub_fdts";

/**
 * Decodes `kho/in` or `kho/out`: files by their names in it. Never throws, whatever they hold.
 *
 * A user's file that is of no kind known here is no finding: what it holds is the user's matter,
 * and a kernel goes on showing pages that it has given back.
 */
export function inspectFolder(files: ReadonlyMap<string, Uint8Array>): TreeInspection {
  const findings: string[] = [];
  const lines: string[] = [];
  const children: TreeNode[] = [];
  const [addresses, lengths] = [files.get("scratch_phys"), files.get("scratch_len")];
  const areas = addresses || lengths ? readAreas(addresses, lengths, findings) : [];
  if (areas.length > 0) {
    const node = scratchNode(areas);
    children.push(node);
    lines.push(
      "scratch",
      ...Object.entries(node.properties).map((each) => `  ${each.join(" = ")}`),
    );
  }
  // Only what a kernel is about to hand over is shown beside its scratch areas.
  const isOut = addresses !== undefined;
  for (const [name, bytes] of files) {
    if (name === "scratch_phys" || name === "scratch_len") continue;
    const shown = decode(bytes, isOut);
    const indented = shown.text.trimEnd().split("\n");
    lines.push(printable(name), ...indented.map((line) => `  ${line}`));
    for (const finding of shown.findings) findings.push(`${printable(name)}: ${finding}`);
    const found = shown.tree === undefined ? [] : [shown.tree];
    children.push({ name: printable(name), properties: {}, children: found });
  }
  checkUsers(files, areas, findings);
  const tree = { name: "", properties: {}, children };
  return { findings, text: `${lines.join("\n")}\n`, tree };
}

/** One file, by what it begins with. */
function decode(bytes: Uint8Array, isOut: boolean): TreeInspection {
  const plain = (text: string): TreeInspection => ({
    findings: [],
    text,
    tree: undefined,
  });
  const length = lengthOfCut(bytes);
  // Every kernel shows its own so: nothing is wrong with it.
  if (isOut && length !== undefined) return plain(`${bytes.length} bytes of a tree of ${length}`);
  if (isTree(bytes)) return inspectTree(bytes);
  return isBlob(bytes) ? inspectBlob(bytes) : plain(`${bytes.length} bytes of no kind known here`);
}

const scratchNode = (areas: readonly ListedArea[]): TreeNode => ({
  name: "scratch",
  properties: Object.fromEntries(
    areas.map(({ pa, bytes }, at) => [String(at), `${bytes} bytes at ${hex(pa)}`]),
  ),
  children: [],
});

function readAreas(
  addresses: Uint8Array | undefined,
  lengths: Uint8Array | undefined,
  findings: string[],
): readonly ListedArea[] {
  const [first, second] = [addresses, lengths].map((bytes) =>
    bytes === undefined ? "not there" : readScratchList(bytes),
  );
  if (typeof first === "string") findings.push(`scratch_phys: ${first}`);
  if (typeof second === "string") findings.push(`scratch_len: ${second}`);
  if (typeof first !== "object" || typeof second !== "object") return [];
  const paired = pairScratch(first, second);
  findings.push(...paired.findings);
  return paired.areas;
}

/** The root tree against the files of its users, and against scratch: nothing is kept there. */
function checkUsers(
  files: ReadonlyMap<string, Uint8Array>,
  areas: readonly ListedArea[],
  findings: string[],
): void {
  const root = readFdt(files.get("fdt") ?? new Uint8Array());
  if (typeof root === "string") return;
  const format = Object.values(khoFormats).find(
    ({ compatible }) => compatible === textIn(root.properties.get("compatible")),
  );
  for (const child of root.children) {
    const name = printable(child.name);
    const bytes = files.get(`${USERS_FOLDER}/${child.name}`);
    if (bytes === undefined)
      findings.push(`${USERS_FOLDER}: nothing of "${name}", which fdt names`);
    if (format === undefined) continue;
    const size = wordIn(child, format.sizeProperty);
    if (bytes !== undefined && size !== undefined && size !== BigInt(bytes.length)) {
      findings.push(`"${name}" has ${size} bytes in fdt, ${bytes.length} in ${USERS_FOLDER}`);
    }
    const pa = wordIn(child, format.subtreeProperty);
    if (pa === undefined) continue;
    const end = pa + (size ?? 4096n);
    if (areas.some((area) => pa < area.pa + area.bytes && area.pa < end)) {
      findings.push(`"${name}" at ${hex(pa)} is in scratch`);
    }
  }
}

const textIn = (value: Uint8Array | undefined): string =>
  new TextDecoder("latin1").decode(value).replace(/\0$/, "");

function wordIn({ properties }: FdtNode, name: string | undefined): bigint | undefined {
  const value = name === undefined ? undefined : properties.get(name);
  if (value?.length !== 8) return undefined;
  return new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0, true);
}
