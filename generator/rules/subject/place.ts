// Where a kernel's tree keeps what, and who gets to see it there.

/**
 * Staged drivers keep what will be exported in a folder `uapi` of their own; Xen, what its guests
 * see, in `public`.
 */
const uapiPath = /(?:^|\/)(?:uapi|usr\/include|xen\/include\/public)\//;

/** The former: what stands below `include/` is exported as the kernel's is. */
export const stagedPath: RegExp = /(?:^|\/)(?:drivers|sound|fs|net)\/(?:(?!include\/)[^])*\buapi\//;

/** Whether a path is that of a header user space sees; code beside such headers is none. */
export const isUapi = (path: string): boolean => uapiPath.test(path) && !path.endsWith(".c");

export const khoPath: RegExp = /(?:^|\/)(?:include\/)?linux\/kho\/|(?:^|\/)kho\/abi\//;

/** Arguments and pages of hypercalls, as Hyper-V and Xen specify them. */
export const hypervisorPath: RegExp =
  /(?:^|\/)(?:include\/hyperv|xen\/interface)\/|\/hyperv-tlfs\.h$/;

/** Whether a hypervisor's specification gives the layouts of a header, exported or not. */
export const isHypervisors = (path: string): boolean =>
  hypervisorPath.test(path) || /(?:^|\/)uapi\/hyperv\//.test(path);

/** What signals are handed over with, which has a program's addresses and words. */
export const isSignal: RegExp = /\/asm(?:-generic)?\/(?:siginfo|signal|ucontext|sigcontext)\.h$/;

/** Headers of protocols, among which none is exported. */
export const protocolHeaders: RegExp = /(?:^|\/)include\/net\//;

/** Programs of user space, with records of their own and copies of what is exported. */
export const programsPath: RegExp = /^(?:tools|tests?|src\/tests?)\//;

const usesLibc =
  /^[ \t]*#[ \t]*include[ \t]*<(?:(?:std(?:io|lib)|unistd|fcntl|errno|getopt)\.h|sys\/)/m;

/** Whether some code is a program that uses the kernel, and no part of it: none is at its root. */
export const isUserProgram = (path: string, text: string): boolean =>
  (programsPath.test(path) && !uapiPath.test(path)) ||
  (path.endsWith(".c") && (usesLibc.test(text) || !path.includes("/")));

/** Where a kernel keeps headers for itself. */
export const ownHeaders: RegExp =
  /(?:^|\/)(?:drivers|fs|kernel|mm|include\/(?:linux|net|media|sound))\//;

/** Where an architecture keeps its own; some exported records are found there by how they read. */
const archHeaders = /(?:^|\/)(?:arch\/\w+\/include\/(?:asm|generated)|include\/asm-generic)\//;

/**
 * Whether user space gets to see the file itself; one whose place says nothing is taken so, but in
 * a tree that is patched (`inTree`) the place of a file says all.
 */
export function isExported(path: string, inTree = false): boolean {
  if (isUapi(path)) return true;
  if (inTree && path !== "") return false;
  return !(ownHeaders.test(path) || archHeaders.test(path) || path.endsWith(".c"));
}

/** Copies of headers that are changed where they come from: Xen's public ones. */
const copiedPath = /(?:^|\/)include\/xen\/interface\//;

/** Whether a header's layouts are decided elsewhere, so that nobody can follow a remark on one. */
export function isDecidedElsewhere(path: string): boolean {
  return copiedPath.test(path);
}

/** The file's path in a kernel tree, if a comment near its top names one, as old headers do. */
const pathComment = /(?:^|[\s*:"])((?:include|arch|drivers|fs|kernel|net)\/[\w./+-]+\.[ch])\b/;

export function pathNamedIn(text: string): string | undefined {
  return pathComment.exec(firstComment(text))?.[1];
}

/**
 * Whether a comment at the top says that what follows is uAPI, `class: uapi-ioctl`: so a struct cut
 * out of a driver, whose place in the tree says otherwise, is marked.
 */
export function isCalledUapi(text: string): boolean {
  return /\b(?:class|profile)(?: hint)?:\s*(?:uapi|bpf)\b/.test(firstComment(text));
}

/** The start of the comment a text begins with; empty when it begins with none. */
function firstComment(text: string): string {
  const open = text.indexOf("/*");
  const close = text.indexOf("*/", open);
  if (open < 0 || close < 0 || text.slice(0, open).trim() !== "") return "";
  return text.slice(open, Math.min(close, open + 1000));
}
