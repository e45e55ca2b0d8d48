// Declarations a patch moves without a change: out of a condition, into one, to another indent.
import { describe, expect, it } from "vitest";
import { hunk, patchMail } from "./mail-text.ts";
import { findingsIn } from "./run.ts";

const uapi = "include/uapi/linux/bay.h";
const before = ["struct bay {", "\t__u32 key;"];
const after = ["};", ""];
const changed = (
  removed: readonly string[],
  added: readonly string[],
): Promise<readonly string[]> =>
  findingsIn(patchMail([hunk(uapi, 9, added, { before, after, removed })]));

describe("a declaration that a patch moves", () => {
  const lines = ["\tint trap;", "\tbool way;", "\tlong turn;"];
  const types = ["bay.trap PLAINT", "bay.turn WORD", "bay.way BOOL"];
  const among = (found: readonly string[]): readonly string[] =>
    found.filter((one) => types.includes(one));
  const indented = lines.map((line) => `\t${line}  /* as ever */`);

  it("out of a condition no machine meets was wrong before", async () => {
    const removed = ["#ifdef __ARCH_BAY_TRAP", ...lines, "#endif"];
    expect(among(await changed(removed, indented))).toEqual([]);
  });

  it("out of a condition is new where it is another", async () => {
    const removed = ["#ifdef __ARCH_BAY_TRAP", ...lines, "#endif"];
    const other = ["\tunsigned int trap;", "\tbool ways;", "\tlong turn[2];"];
    const found = (await changed(removed, other)).map((one) => one.replace("ways", "way"));
    expect(among(found)).toEqual(types);
  });

  it("into a union in front of which more is added was wrong before", async () => {
    const added = ["\tunion {", ...indented, "\t\t__u64 all;", "\t};"];
    expect(among(await changed(lines, added))).toEqual([]);
  });

  it("spelt anew, of the machine's word as before, was wrong before", async () => {
    const among = (found: readonly string[]): readonly string[] =>
      found.filter((one) => /TIME|WORD/.test(one));
    const removed = ["\tstruct timeval at;", "\t__kernel_time_t sent;", "\tlong turn;"];
    const added = ["\tstruct __kernel_old_timeval at;", "\tlong sent;", "\tsize_t turn;"];
    expect(among(await changed(removed, added))).toEqual([]);
    const sized = ["\t__u64 at[2];", "\t__u64 sent;", "\t__u64 turn;"];
    expect(among(await changed(sized, added))).toEqual([
      "bay.at TIME",
      "bay.sent WORD",
      "bay.turn WORD",
    ]);
  });

  it("spelt anew, of as opaque a type, had that width and that padding before", async () => {
    const among = (found: readonly string[]): readonly string[] =>
      found.filter((one) => /TYPEDEF|HOLE|TAIL/.test(one));
    const around = { before: ["struct bay {", "\tunsigned short links;"], after };
    const spelt = (was: readonly string[], now: readonly string[]): Promise<readonly string[]> =>
      findingsIn(patchMail([hunk(uapi, 9, now, { ...around, removed: was })]));
    const now = ["\t__kernel_uid_t owner;", "\t__kernel_mode_t mode;"];
    expect(among(await spelt(["\tuid_t owner;", "\tmode_t mode;"], now))).toEqual([]);
    const said = ["bay.mode TYPEDEF", "bay.owner TYPEDEF"];
    expect(among(await spelt(["\t__u32 owner;", "\t__u32 mode;"], now))).toEqual(
      expect.arrayContaining(said),
    );
    // What stands in the record itself may be another while its holder reads the same.
    const union = ["\tunion {", "\t\tuid_t all;"];
    const held = { before: [...around.before, ...union], after: ["\t};", ...after] };
    const added = ["\t\tstruct { __u32 key; __u64 base; } in;"];
    expect(among(await findingsIn(patchMail([hunk(uapi, 9, added, held)])))).toContain(
      "bay.base HOLE",
    );
  });

  it("into a group of members leaves the padding that was there", async () => {
    const among = (found: readonly string[]): readonly string[] =>
      found.filter((one) => /HOLE|TAIL/.test(one));
    const [key = "", turn = "", way = ""] = ["\t__u32 lock;", "\t__u16 turn;", "\t__u8 way;"];
    const removed = [key, turn, way];
    const group = (...members: string[]): string[] => [
      "\t__struct_group(/* no tag */, frame, /* no attrs */,",
      ...members,
      "\t);",
    ];
    const cut = (added: readonly string[]): Promise<readonly string[]> =>
      findingsIn(
        patchMail([
          hunk(uapi, 9, added, {
            before: ["\t__u32 at;"],
            after,
            removed,
            section: "struct bay {",
          }),
        ]),
      );
    expect(among(await cut(group(key, turn, way)))).toEqual([]);
    expect(among(await cut(group(turn, key, way)))).not.toEqual([]);
    expect(among(await cut(["\tstruct {", key, turn, way, "\t} frames[2];"]))).not.toEqual([]);
  });

  it("out of reserved bytes, in a record that had padding before", async () => {
    const among = (found: readonly string[]): readonly string[] =>
      found.filter((one) => one.includes("TAIL"));
    const removed = ["\t__aligned_u64 at;", "\t__u8 kind;", "\t__u8 reserved[16];"];
    const [at = "", kind = ""] = removed;
    expect(
      among(await changed(removed, [at, kind, "\t__u32 mode;", "\t__u8 reserved[11];"])),
    ).toEqual([]);
    // Of one whose start nobody sees no size is known.
    const grown = hunk(uapi, 90, ["\t__u32 b;", "\t__u32 c;"], {
      before: ["\t__aligned_u64 at;", "\t__u32 a;"],
      after,
      section: "struct bay {",
    });
    expect(among(await findingsIn(patchMail([grown])))).toEqual(["bay.c TAIL"]);
    // But the padding behind a member of which only the blanks are others was there.
    const tidied = hunk(uapi, 90, ["\t__u16 len; /* all */"], {
      before: ["\t__aligned_u64 at;"],
      after,
      removed: ["\t__u16\tlen;\t\t/* all */"],
      section: "struct bay {",
    });
    expect(among(await findingsIn(patchMail([tidied])))).toEqual([]);
    // Of a record that has another size all is new.
    expect(among(await changed(removed, [at, kind, "\t__u8 reserved[26];"]))).toEqual([
      "bay.reserved TAIL",
    ]);
  });

  it("from one hunk to another was wrong before", async () => {
    const section = "struct bay {";
    const away = hunk(uapi, 9, [], {
      before: ["\t__u32 key;"],
      after: ["\t__u32 lane;"],
      removed: lines,
      section,
    });
    const back = (again: boolean, name = "bay"): string =>
      hunk(uapi, 90, lines, {
        before: ["\t__u32 more;"],
        after: ["\t__u32 last;"],
        section: `struct ${name} {`,
        again,
      });
    expect(among(await findingsIn(patchMail([away, back(true)])))).toEqual([]);
    expect(among(await findingsIn(patchMail([back(false)])))).toEqual(types);
    const other = await findingsIn(patchMail([away, back(true, "door")]));
    expect(among(other.map((one) => one.replace("door", "bay")))).toEqual(types);
  });

  it("to another struct is that one's", async () => {
    const added = ["};", "", "struct bay_new {", ...lines];
    const found = (await changed(lines, added)).map((one) => one.replace("bay_new", "bay"));
    // In a file that is written so, PLAINT is advice.
    expect(among(found)).toEqual(["bay.turn WORD", "bay.way BOOL"]);
  });

  it("with its whole struct to another place of the header was wrong before", async () => {
    const struct = ["struct bay_old {", ...lines, "};"];
    const around = { before: ["#define BAY 1", ""], after: ["", ""] };
    const moved = (now: readonly string[]): Promise<readonly string[]> =>
      findingsIn(
        patchMail([
          hunk(uapi, 9, [], { ...around, removed: struct }),
          hunk(uapi, 90, ["#ifndef __KERNEL__", ...now, "#endif"], { ...around, again: true }),
        ]),
      );
    expect(await moved(struct)).toEqual([]);
    expect((await moved([...struct.slice(0, -1), "\tbool off;", "};"])).toSorted()).toEqual([
      "bay_old.off BOOL",
      "bay_old.off TAIL",
    ]);
  });

  it("with its whole struct out of a condition was wrong before", async () => {
    const struct = ["struct bay_old {", ...lines, "};"];
    const removed = ["#ifdef __ARCH_BAY_TRAP", ...struct, "#endif"];
    const around = { before: ["#define BAY 1", ""], after: ["", ""] };
    const mail = patchMail([hunk(uapi, 9, struct, { ...around, removed })]);
    const found = (await findingsIn(mail)).map((one) => one.replace("bay_old", "bay"));
    expect(among(found)).toEqual([]);
  });
});

describe("a struct that two hunks change", () => {
  const paths = "include/uapi/linux/bay.h";
  const section = "struct bay {";
  const taken = (again: boolean): string =>
    hunk(paths, 60, ["\t__u64 spare[2];"], {
      before: ["\t__u64 last;"],
      after: ["};", ""],
      removed: ["\t__u64 spare[3];"],
      section,
      again,
    });
  const given = hunk(paths, 40, ["\t__u64 fresh;"], {
    before: ["\t__u64 first;"],
    after: ["\t/* what follows */"],
    section,
  });

  it("is as long as it was where one gives what the other takes", async () => {
    expect(await findingsIn(patchMail([taken(false)]))).toEqual(["bay.spare UCHG"]);
    expect(await findingsIn(patchMail([given, taken(true)]))).toEqual([]);
  });
});

describe("an array a comment keeps for later", () => {
  const later = (length: number, words: string): string =>
    `\t__u8 later[${length}]; /* ${words} */`;

  it.each([
    ["For future use", []],
    ["reserved for future extensions", []],
    ["in use", ["bay.way EXTEND"]],
  ])("%s", async (words, expected) => {
    const found = await changed([later(84, words)], ["\t__u32 way;", later(80, words)]);
    expect(found).toEqual(expected);
  });
});

describe("an ioctl number that a patch moves", () => {
  const own = "fs/bay/bay.h";
  const numbers = [
    "#define BAY_GET _IOR('b', 1, long)",
    "#define BAY_SET _IOW('b', 2, struct bay *)",
  ];
  const struct = ["struct bay {", "\t__u32 key;", "\t__u64 base;", "};"];
  const given = "#define BAY_GIVE _IOW('b', 3, struct bay)";
  const from = (removed: readonly string[], to: readonly string[]): Promise<readonly string[]> =>
    findingsIn(patchMail([hunk(own, 9, [], { removed }), hunk(uapi, 9, to)]));

  it("to another header, or to other columns, was wrong before", async () => {
    expect(await from([], numbers)).toEqual([". IOSIZE", ". IOSIZE"]);
    expect(await from(numbers, numbers)).toEqual([]);
    const aligned = numbers.map((line) => line.replace(" _IO", "\t\t\t_IO").replace(", 2", ",2"));
    const removed = numbers;
    expect(await findingsIn(patchMail([hunk(uapi, 9, aligned, { removed })]))).toEqual([]);
    const other = numbers.map((line) => line.replace("BAY_", "BAY_2_"));
    expect(await from(numbers, other)).toEqual([". IOSIZE", ". IOSIZE"]);
  });

  it("takes the struct along that it had", async () => {
    const found = ["bay.base COMPAT", "bay.base HOLE"];
    expect(await from([given, ...struct], [...struct, given])).toEqual([]);
    expect(await from(struct, [...struct, given])).toEqual(found);
    const longer = [...struct.slice(0, -1), "\t__u32 most;", "};"];
    expect(await from([given, ...struct], [...longer, given])).toContain("bay.most TAIL");
  });
});
