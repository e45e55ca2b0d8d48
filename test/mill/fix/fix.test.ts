// The corrected record: what it is for known cases, and that nothing is left to say of any.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixRecords, printRecord } from "../../../generator/fix/index.ts";
import { groupLayouts } from "../../../generator/layout/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { checkRecord, checkRecords } from "../../../generator/rules/index.ts";
import { targetNamed, targets } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;
const paths = {
  uapi: "include/uapi/linux/bay.h",
  kho: "include/linux/kho/abi/bay.h",
  vfio: "include/uapi/linux/vfio.h",
  fuse: "include/uapi/linux/fuse.h",
};

function fixed(text: string, profile: keyof typeof paths, unpublished = true): readonly string[] {
  const { unit } = readC({ path: "bay.h", text }, { target });
  const fixes = fixRecords(unit.records, { path: paths[profile], unit, unpublished });
  return [...fixes.values()].map((fix) => fix.text.replaceAll(/\s+/g, " ").trim());
}

function check(text: string, profile: keyof typeof paths, expected: readonly string[]): void {
  expect(fixed(text, profile)).toEqual(expected);
}

describe("fixes for user space", () => {
  it("a hole before a 64-bit member", () =>
    check("struct a { __u32 n; __s32 fd; __u32 f; __u64 c; };", "uapi", [
      "struct a { __u32 n; __s32 fd; __u32 f; __u32 __reserved; __aligned_u64 c; };",
    ]));
  it("what a wire has the same bytes of stays where it is", () => {
    const packed = "__attribute__((packed));";
    check(`struct a { __be16 f; bool n; __u64 c; } ${packed}`, "uapi", [
      `struct a { __be16 f; __u8 n; __u64 c; } ${packed}`,
    ]);
    check(
      `struct a { struct { __u8 k; __le32 l; } ${packed.slice(0, -1)} in; int n; } ${packed}`,
      "uapi",
      [`struct a { struct { __u8 k; __le32 l; } ${packed.slice(0, -1)} in; __s32 n; } ${packed}`],
    );
    for (const text of ["struct a_hdr {", "/** struct a - as in the EEPROM */ struct a {"])
      check(`${text} __u8 f; unsigned int n; } ${packed}`, "uapi", []);
    check(`struct a { __u8 f; unsigned int n; } ${packed}`, "uapi", [
      "struct a { __u8 f; __u8 __reserved[3]; __u32 n; };",
    ]);
  });
  it("padding at the end", () =>
    check("struct a { __aligned_u64 c; __u16 n; };", "uapi", [
      "struct a { __aligned_u64 c; __u16 n; __u8 __reserved[6]; };",
    ]));
  it("a name that says more than a width stays", () =>
    check("typedef __u64 __virtio64; struct a { __virtio64 c; __u16 n; };", "uapi", [
      "struct a { __virtio64 c; __u16 n; __u8 __reserved[6]; };",
    ]));
  it("in the words of a file that has always had those of C", () =>
    check("struct a { uint32_t n; int k; uint64_t c; uint32_t end; };", "fuse", [
      "struct a { uint32_t n; int32_t k; uint64_t c; uint32_t end; uint32_t __reserved; };",
    ]));
  it("an array of one element may go on in the padding behind it", () =>
    check("struct a { __u16 n; bool k; __u8 c[1]; __u16 e; __u8 d[1]; };", "uapi", [
      "struct a { __u16 n; __u8 k; __u8 c[1]; __u16 e; __u8 d[1]; };",
    ]));
  it("a pad that is too short grows", () =>
    check("struct a { __u32 n; __u8 k; __u8 pad[2]; };", "uapi", [
      "struct a { __u32 n; __u8 k; __u8 pad[3]; };",
    ]));
  it("names that are taken are not given again", () => {
    const text = "struct a { __u32 __reserved; __aligned_u64 b; __u32 c; };";
    expect(fixed(text, "uapi", false)).toEqual([
      "struct a { __u32 __reserved; __u32 __reserved2; __aligned_u64 b; __u32 c; __u32 " +
        "__reserved3; };",
    ]);
  });
  it("types of the machine become types of the interface", () =>
    check(
      "struct a { int fd; unsigned int n; unsigned long base; void *p; bool b; char name[7]; };",
      "uapi",
      [
        "struct a { __s32 fd; __u32 n; __aligned_u64 base; __aligned_u64 p; __u8 b; char " +
          "name[7]; };",
      ],
    ));
  it("members inside untagged records too", () =>
    check(
      "struct a { __u32 k; __u32 z; union { struct { __u8 x; __u64 y; } s; __u8 r[16]; }; };",
      "uapi",
      [
        "struct a { __u32 k; __u32 z; union { struct { __u8 x; __u8 __reserved[7]; __aligned_u64 " +
          "y; } s; __u8 r[16]; }; };",
      ],
    ));
  it("a union no arm of which fills it gets one that does", () => {
    check("union a { __u8 mac[6]; __be32 ip; };", "uapi", [
      "union a { __u8 mac[6]; __be32 ip; __u8 __reserved[8]; };",
    ]);
    check("struct a { __u32 k; union { __u8 mac[6]; __be32 ip; }; };", "uapi", [
      "struct a { __u32 k; union { __u8 mac[6]; __be32 ip; __u8 __reserved[8]; }; };",
    ]);
  });
  it("no end of an arm that lies under another one", () => {
    const arm = "struct { __u64 x; struct { __u64 p; __u32 q; } in; __u32 y; } s;";
    const padded = arm.replace("q; }", "q; __u32 __reserved; }");
    for (const other of ["__u8 r[32];", "__u64 t[5];", "struct { __u64 t[4]; __u8 u[8]; } v;"])
      check(`struct a { __u32 k; __u32 z; union { ${arm} ${other} }; __u8 w; };`, "uapi", [
        `struct a { __u32 k; __u32 z; union { ${padded} ${other} }; __u8 w; __u8 __reserved[7]; };`.replaceAll(
          "__u64",
          "__aligned_u64",
        ),
      ]);
  });
  it("what holds a corrected record by the name of its type", () =>
    check(
      "typedef struct bay_in { __u32 n; __u64 c; } bay_in_t; struct a { __u8 k; bay_in_t in; };",
      "uapi",
      [
        "struct bay_in { __u32 n; __u32 __reserved; __aligned_u64 c; };",
        "struct a { __u8 k; __u8 __reserved[7]; bay_in_t in; };",
      ],
    ));
  it("a member that only -fms-extensions makes one gets a name, if one offers itself", () => {
    const heads = "struct b_head { __u32 n; }; typedef struct { __u32 m; } b_tail_t;";
    check(`${heads} struct a { struct b_head; b_tail_t; };`, "uapi", [
      "struct a { struct b_head head; b_tail_t tail; };",
    ]);
    check(`${heads} struct a { struct b_head; __u32 head; };`, "uapi", []);
    check("struct a { union k { __u32 n; __s32 m; }; };", "uapi", []);
  });
  it("a pad of one byte at the end is one, and no array to come", () =>
    check("struct a { __u32 n; __u8 x; __u8 pad[1]; };", "uapi", [
      "struct a { __u32 n; __u8 x; __u8 pad[3]; };",
    ]));
  it("pads of names no member has, those of records without a name among them", () =>
    check(
      "struct a { struct { __u8 b; __u32 c; }; __u8 d; struct { __u8 e; __u32 f; }; " +
        "struct { __u8 g; __u32 h; } i; };",
      "uapi",
      [
        "struct a { struct { __u8 b; __u8 __reserved[3]; __u32 c; }; __u8 d; " +
          "__u8 __reserved3[3]; struct { __u8 e; __u8 __reserved2[3]; __u32 f; }; " +
          "struct { __u8 g; __u8 __reserved[3]; __u32 h; } i; };",
      ],
    ));
  it("no aligned type for what stays packed", () =>
    check("struct a { unsigned long n; void *p; __u8 x; } __attribute__((packed));", "uapi", [
      "struct a { __u64 n; __u64 p; __u8 x; } __attribute__((packed));",
    ]));
  it("a type whose name stands for an array, as it was or not at all", () => {
    const heads = "typedef __u8 id_t8[8]; typedef long id_t16[2];";
    check(`${heads} struct a { id_t8 id; int x; };`, "uapi", ["struct a { id_t8 id; __s32 x; };"]);
    check(`${heads} struct a { id_t16 id; int x; };`, "uapi", []);
  });
  it("a pad where the hole is, be what is packed in front of it aligned or not", () => {
    const inner = "struct in { __u64 n; __u64 m; } __attribute__((packed));";
    check(`${inner} struct a { __u32 x; struct in y; __aligned_u64 z; };`, "uapi", [
      "struct a { __u32 x; struct in y; __u32 __reserved; __aligned_u64 z; };",
    ]);
  });
  it("what a protocol lays out is no more packed than it was", () => {
    const members = (type: string): string =>
      `__be32 a; ${type} b; __u16 c __attribute__((packed));`;
    check(`struct a_hdr { ${members("unsigned short")} };`, "uapi", [
      `struct a_hdr { ${members("__u16")} };`,
    ]);
  });
  it("an old zero-length array", () =>
    check("struct a { __u32 n; __u32 x[0]; };", "uapi", ["struct a { __u32 n; __u32 x[]; };"]));
  it("packed as it was, where nothing is wrong with the places that gives", () => {
    const packed = (members: string): string => `struct a { ${members} } __attribute__((packed));`;
    check(packed("__u64 n; unsigned int x;"), "uapi", [packed("__u64 n; __u32 x;")]);
    const inner = "struct { __u8 k; __u8 __reserved; __u16 m; } z;";
    check(packed(`__u64 n; __u16 x; ${inner.replace("__u8 __reserved; ", "")}`), "uapi", [
      packed(`__u64 n; __u16 x; ${inner}`),
    ]);
  });
  it("no longer packed, where that misaligns a member", () =>
    check("struct a { __u32 n; __u64 x; __u32 m; } __attribute__((packed));", "uapi", [
      "struct a { __aligned_u64 x; __u32 n; __u32 m; };",
    ]));
  it("an aligned type beside padding that is spelt out", () =>
    check("struct a { __u32 n; __u16 x; __u64 y; };", "uapi", [
      "struct a { __u32 n; __u16 x; __u16 __reserved; __aligned_u64 y; };",
    ]));
  it("packed as it was, where nothing but words is wrong", () =>
    check("struct a { u64 n; unsigned int x, y; } __attribute__((packed));", "uapi", [
      "struct a { __u64 n; __u32 x; __u32 y; } __attribute__((packed));",
    ]));
  it("a plain 64-bit member that lies where it should", () =>
    check("struct a { __u64 n; int x; int y; };", "uapi", [
      "struct a { __u64 n; __s32 x; __s32 y; };",
    ]));
  it("a plain 64-bit member beside one of no matter to it", () =>
    check("struct a { __u64 n; bool x; __u8 pad[7]; __u8 y[0]; };", "uapi", [
      "struct a { __u64 n; __u8 x; __u8 pad[7]; __u8 y[]; };",
    ]));
  it("the same where the aligned types are asked for always", () =>
    check("struct a { __u64 n; int x; int y; };", "vfio", [
      "struct a { __aligned_u64 n; __s32 x; __s32 y; };",
    ]));
  it("another order only when that saves bytes, and only while unpublished", () => {
    const text = "struct a { __u8 k; __aligned_u64 b; __u8 c; };";
    check(text, "uapi", ["struct a { __aligned_u64 b; __u8 k; __u8 c; __u8 __reserved[6]; };"]);
    expect(fixed(text, "uapi", false)).toEqual([
      "struct a { __u8 k; __u8 __reserved[7]; __aligned_u64 b; __u8 c; __u8 __reserved2[7]; };",
    ]);
  });
  it("the order of many members, and of those whose author spells padding out, stays", () => {
    const mixed = [1, 2, 3, 4, 5].map((at) => `__u8 k${at}; __aligned_u64 b${at};`).join(" ");
    expect(fixed(`struct a { ${mixed} };`, "uapi")).toEqual([
      `struct a { ${mixed.replaceAll(/(k(\d);)/g, (one, _, at: string) => {
        return `${one} __u8 __reserved${at === "1" ? "" : at}[7];`;
      })} };`,
    ]);
    // Of one more there would be more pads than moves.
    check(`struct a { ${mixed} __u8 k6; };`, "uapi", [
      "struct a { __aligned_u64 b1; __aligned_u64 b2; __aligned_u64 b3; __aligned_u64 b4; " +
        "__aligned_u64 b5; __u8 k1; __u8 k2; __u8 k3; __u8 k4; __u8 k5; __u8 k6; " +
        "__u16 __reserved; };",
    ]);
    check("struct a { __u8 k; __u8 pad[6]; __aligned_u64 b; __u8 c; };", "uapi", [
      "struct a { __u8 k; __u8 pad[7]; __aligned_u64 b; __u8 c; __u8 __reserved[7]; };",
    ]);
  });
  it("a plain 64-bit type stays where its maintainers keep it", () => {
    const text = "struct a { __u64 addr; __u64 len; __u8 key; };";
    const { unit } = readC({ path: "kvm.h", text }, { target });
    const context = { path: "arch/x86/include/uapi/asm/kvm.h", unit };
    const [fix] = fixRecords(unit.records, context).values();
    expect(fix?.text).toBe(
      "struct a {\n\t__u64 addr;\n\t__u64 len;\n\t__u8 key;\n\t__u8 __reserved[7];\n};\n",
    );
  });
  it("nothing for what is right", () => check("struct a { __u32 n; __u32 x; };", "uapi", []));
  it("nothing where only the author knows", () => {
    check("struct a { __u32 n; struct timespec t; };", "uapi", []);
    check("struct a { __u32 x : 3; };", "uapi", []);
  });
});

describe("fixes for the next kernel", () => {
  it("wide before narrow, packed kept", () =>
    check("struct a_ser { u32 token; u64 data; bool done; } __packed;", "kho", [
      "struct a_ser { u64 data; u32 token; u8 done; u8 padding[3]; } __packed;",
    ]));
  it("an array of what was corrected starts and steps aligned", () =>
    check(
      "struct e_ser { u32 t; u64 d; bool r; } __packed;" +
        "struct l_ser { unsigned int nr; struct e_ser e[]; };",
      "kho",
      [
        "struct e_ser { u64 d; u32 t; u8 r; u8 padding[3]; } __packed;",
        "struct l_ser { u32 nr; u32 padding; struct e_ser e[]; } __packed;",
      ],
    ));
  it("the file's own spelling", () =>
    check("struct a_ser { __u32 t; __u64 d; bool r; } __packed;", "kho", [
      "struct a_ser { __u64 d; __u32 t; __u8 r; __u8 padding[3]; } __packed;",
    ]));
});

const words = [
  "__u8",
  "__u16",
  "__u32",
  "__u64",
  "int",
  "bool",
  "unsigned long",
  "__s32",
  "void *",
];
const member = fc.tuple(fc.constantFrom(...words), fc.constantFrom("", "", "", "[3]", "[2]"));

describe("any record", () => {
  it("is left without errors and warnings, the same everywhere, and reads back", () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        fc.constantFrom("", " __attribute__((packed))"),
        (members, unpublished, packed) => {
          const lines = members.map(([word, bound], index) => `${word} m${index}${bound};`);
          const text = `struct a { ${lines.join(" ")} }${packed};`;
          const { unit } = readC({ path: "bay.h", text }, { target });
          const context = { path: paths.uapi, unit, unpublished };
          const isFlawed = checkRecords(unit.records, context).some((f) => f.level !== "advice");
          const [fix] = fixRecords(unit.records, context).values();
          expect(fix !== undefined).toBe(isFlawed);
          if (fix === undefined) return;
          const left = checkRecord(fix.record, context).filter((f) => f.level !== "advice");
          expect(left).toEqual([]);
          const sizes = groupLayouts(fix.record, targets).map(({ layout }) => layout.size);
          // The old ABI of arm rounds records of bytes up; nothing else may differ.
          expect(new Set(sizes).size).toBeLessThanOrEqual(2);
          const again = readC({ path: "bay.h", text: fix.text }, { target }).unit.records[0];
          const reprinted = again && printRecord(again, "__attribute__((packed))");
          expect(reprinted).toBe(fix.text);
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });
});
