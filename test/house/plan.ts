// The floor plan as data: which room stands on which floor, and which package has its door where.

/**
 * Rooms of the mill and their floors. A room may look down, never up, never sideways. Rooms within
 * a room stand on steps below its floor, and have no doors between them.
 */
export const mill: Readonly<Record<string, number>> = {
  "generator/lists": 0,
  "generator/model": 0,
  "generator/targets": 0,
  "generator/finding": 1,
  "generator/layout": 2,
  "generator/rules/subject": 2.1,
  "generator/rules/code": 2.2,
  "generator/rules/catalogue": 2.3,
  "generator/rules": 3,
  "generator/contract": 4,
  "generator/fix": 4,
  "generator/read/c/lex": 4.1,
  "generator/read/c/freestanding": 4.2,
  "generator/read/c/value": 4.2,
  "generator/read/c/stream": 4.2,
  "generator/read/c/scope": 4.3,
  "generator/read/c/grammar": 4.4,
  "generator/read/c/preprocess": 4.5,
  "generator/read/c": 5,
  "generator/read/decl": 5,
  "generator/read/mail": 5,
  "generator/read/btf": 5,
  "generator/write": 5,
  "generator/review": 6,
  "generator/cli": 7,
  generator: 8,
};

/** Rooms of the machine and their floors. */
export const machine: Readonly<Record<string, number>> = {
  "src/runtime/wire": 0,
  "src/runtime/errno": 0,
  "src/runtime/world": 0,
  "src/runtime/kernel/lock": 0,
  "src/generated": 1,
  "src/runtime/memory": 2,
  "src/runtime/hardware": 3,
  "src/runtime/pagetable": 3,
  "src/runtime/kernel/process": 4,
  "src/runtime/kernel/files": 4,
  "src/runtime/kernel/kho": 4,
  "src/runtime/kernel/memfd": 5,
  "src/runtime/kernel/liveupdate": 5,
  "src/runtime/kernel/iommu": 5,
  "src/runtime/kernel/iommufd/io-pagetable": 5.1,
  "src/runtime/kernel/iommufd/mock": 5.1,
  "src/runtime/kernel/iommufd/object": 5.2,
  "src/runtime/kernel/iommufd/command": 5.3,
  "src/runtime/kernel/iommufd/liveupdate": 5.4,
  "src/runtime/kernel/iommufd/selftest": 5.4,
  "src/runtime/kernel/iommufd": 6,
  "src/runtime/kernel/vfio": 7,
  "src/runtime/machine": 8,
  "src/runtime/voyage": 9,
  "src/runtime/inspect": 9,
  "src/runtime/replay": 9,
  "src/runtime/serve": 9,
  "src/runtime": 10,
};

/** Targets are data about model scalars, so the floor they share has one order of its own. */
export const sideDoors: ReadonlySet<string> = new Set(["generator/targets > generator/model"]);

/** Where a package may be imported. A path ending in a slash means everything below. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  "ts-morph": ["generator/read/decl/", "generator/write/codec/"],
  handlebars: ["generator/write/codec/"],
  prettier: ["generator/write/codec/"],
  "postal-mime": ["generator/read/mail/"],
  commander: ["generator/cli/"],
  "binary-parser": ["generator/read/btf/", "src/generated/"],
  // The machine's public name: how the one program reaches it, at the top floor only.
  "holeproof/runtime": ["generator/cli/"],
};

/** Packages `review` must never load: ts-morph alone costs 600 ms and 80 MB. */
export const heavy: readonly string[] = ["ts-morph", "handlebars", "prettier"];
