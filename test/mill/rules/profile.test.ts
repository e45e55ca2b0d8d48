// Who reads a record's bytes is asked for each of thousands, and their file's macros are as many.
import { describe, expect, it } from "vitest";
import type { Span } from "../../../generator/model/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { profileIn } from "../../../generator/rules/index.ts";
import { targets } from "../../../generator/targets/index.ts";

it("looks through the macros of a file once for all of its records", () => {
  const count = 200;
  const declared = (at: number): string =>
    `#define BAY${at} _IOW(0xba, ${at}, struct bay${at})\nstruct bay${at} { __u32 a; };\n`;
  const text = Array.from({ length: count }, (_, at) => declared(at)).join("");
  const { unit } = readC({ path: "drivers/bay/bay.h", text }, { target: targets[0]! });
  let asked = 0;
  const macros = new Proxy(unit.macros, {
    get: (all, key) => {
      if (key === "0") asked += 1;
      return Reflect.get(all, key) as unknown;
    },
  });
  const around = { path: "", unit: { ...unit, macros } };
  const profiles = unit.records.map((record) => profileIn(record, around));
  expect(new Set(profiles)).toEqual(new Set(["uapi-ioctl"]));
  expect(asked).toBeLessThan(10);
});

it("takes a byte among numbers of a stated order for a device's", () => {
  const profileAt = (text: string): string => {
    const path = "arch/powerpc/include/asm/bay.h";
    const { unit } = readC({ path, text }, { target: targets[0]! });
    return profileIn(unit.records[0]!, { path, inTree: true });
  };
  const members = "{ __be64 base; __u8 kind; }";
  expect(profileAt(`struct bay_hdr ${members} __attribute__((packed));`)).toBe("device");
  expect(profileAt(`struct bay_hdr ${members};`)).toBe("internal");
  expect(profileAt(`struct bay_hdr ${members.replace("__u8", "__u32")};`)).toBe("uapi");
});

it("takes a table of functions for no interface of user space's, but where a number has it", () => {
  const profileOf = (text: string): string => {
    const path = "include/uapi/linux/bay.h";
    const { unit } = readC({ path, text }, { target: targets[0]! });
    return profileIn(unit.records.at(-1)!, { path, inTree: true, unit });
  };
  const open = "void *(*open)(int key); void (*shut)(void *bay);";
  expect(profileOf(`struct bay_calls { ${open} __u32 flags; };`)).toBe("internal");
  expect(profileOf("struct bay_ops { const char *name; };")).toBe("internal");
  expect(profileOf(`struct bay_calls { ${open} __u32 a; __u32 b; };`)).toBe("uapi");
  expect(profileOf("struct bay_ops { __u32 name; };")).toBe("uapi");
  const number = "#define BAY_SET _IOW(0xba, 1, struct bay_ops)";
  expect(profileOf(`${number}\nstruct bay_ops { void (*shut)(void); };`)).toBe("uapi-ioctl");
});

describe("what a record of user space holds", () => {
  const profilesAt = (text: string, path = "drivers/bay/bay.h"): Record<string, string> => {
    const { unit } = readC({ path: "bay.h", text }, { target: targets[0]! });
    const around = { path, unit, inTree: true };
    return Object.fromEntries(unit.records.map((each) => [each.name, profileIn(each, around)]));
  };
  const door = "struct bay_door { int way; };\n";
  const hall = "struct bay_hall { struct bay_door doors[2]; };\n";
  const bay = "struct bay { struct { struct bay_hall hall; } in; };\n";

  it("is user space's, at any depth", () => {
    expect(profilesAt(door + hall + bay)).toEqual({
      bay_door: "internal",
      bay_hall: "internal",
      bay: "internal",
    });
    const number = "#define BAY_SET _IOW('b', 1, struct bay)\n";
    expect(profilesAt(door + hall + bay + number)).toEqual({
      bay_door: "uapi",
      bay_hall: "uapi",
      bay: "uapi-ioctl",
    });
  });

  it("is the kernel's if it works in place, or is only pointed to", () => {
    const number = "#define BAY_SET _IOW('b', 1, struct bay)\n";
    const list = "struct bay_door { struct list_head doors; int way; };\n";
    const holds = "struct bay { struct bay_door door; };\n";
    expect(profilesAt(list + holds + number)["bay_door"]).toBe("internal");
    const points = "struct bay { struct bay_door *door; };\n";
    expect(profilesAt(door + points + number)["bay_door"]).toBe("internal");
  });

  it("is as it was, by its name", () => {
    const old = "struct __kernel_old_bay { long key; };\n";
    const bay = "struct bay { struct __kernel_old_bay old; };\n";
    expect(profilesAt(old + bay, "include/uapi/linux/bay.h")).toEqual({
      __kernel_old_bay: "internal",
      bay: "uapi",
    });
  });

  it("is the kernel's with what holds it, where that goes by its spelling alone", () => {
    const held = "struct bay_mid { struct bay_door door; bool on; };\n";
    const spelt = "struct bay { __u32 key; __u32 more; struct bay_mid mid; };\n";
    const kernels = { bay_door: "internal", bay_mid: "internal", bay: "internal" };
    expect(profilesAt(door + held + spelt)).toMatchObject({ bay_mid: "uapi", bay: "uapi" });
    for (const members of ["struct mutex lock;", "int (*cb)(int);", "struct { u32 way; } in;"]) {
      const inner = `struct bay_door { ${members} };\n`;
      expect(profilesAt(inner + held + spelt)).toEqual(kernels);
      expect(profilesAt(inner + held.replace(" bool on;", "") + spelt)).toEqual(kernels);
    }
  });

  it("is the kernel's if spelt so, where the holder goes by its spelling alone", () => {
    const spelt = "struct bay { __u32 key; __u32 more; struct bay_door door; };\n";
    expect(profilesAt(door + spelt)["bay_door"]).toBe("uapi");
    const own = "struct bay_door { u8 way; };\n";
    expect(profilesAt(own + spelt, "")).toEqual({ bay_door: "internal", bay: "uapi" });
    expect(profilesAt(own + spelt)).toEqual({ bay_door: "internal", bay: "internal" });
  });
});

it("takes what a subsystem's own maker numbers for user space's", () => {
  const path = "drivers/bay/bay.h";
  const profileBy = (maker: string): string => {
    const text = `#define BAY_SET ${maker}(4, struct bay)\nstruct bay { int way; };\n`;
    const { unit } = readC({ path, text }, { target: targets[0]! });
    return profileIn(unit.records[0]!, { path, unit, inTree: true });
  };
  expect(profileBy("BAY_IOWR")).toBe("uapi");
  expect(profileBy("BAY_PRIO")).toBe("internal");
});

describe("a folder `uapi` of a driver's own", () => {
  const profilesAt = (text: string, path: string): readonly string[] => {
    const { unit } = readC({ path: "bay.h", text }, { target: targets[0]! });
    return unit.records.map((each) => profileIn(each, { path, unit, inTree: true }));
  };
  const staged = "drivers/gpu/bay/uapi/bay.h";
  const own = "struct bay { struct bay_map *map; u32 key; };";

  it("may hold the driver's side, by what that points to and works with", () => {
    expect(profilesAt(own, staged)).toEqual(["internal"]);
    expect(profilesAt("struct bay { struct kref ref; __u32 key; };", staged)).toEqual(["internal"]);
  });

  it("holds what user space sees where it reads so", () => {
    expect(profilesAt(own.replace("map;", "map; __u32 lane;"), staged)).toEqual(["uapi"]);
    expect(profilesAt(own.replace("*", "__user *"), staged)).toEqual(["uapi"]);
    expect(profilesAt("struct bay { u32 key; bool on; };", staged)).toEqual(["uapi"]);
    const number = "\n#define BAY_SET _IOW('b', 1, struct bay)\n";
    expect(profilesAt(own + number, staged)).toEqual(["uapi-ioctl"]);
    const exported = "drivers/staging/bay/include/uapi/bay.h";
    expect(profilesAt(own, exported)).toEqual(["uapi"]);
  });

  it("is code where it is code", () => {
    expect(profilesAt(own, "drivers/gpu/bay/uapi/bay.c")).toEqual(["internal"]);
    expect(profilesAt("struct bay { bool on; };", "drivers/gpu/bay/uapi/bay.c")).toEqual([
      "internal",
    ]);
  });
});

it("takes words of exported headers for a habit among a driver's functions and locks", () => {
  const path = "drivers/bay/bay.h";
  const kindOf = (name: string, beside: string, at = path): string => {
    const text = `struct ${name} { __u32 key; __u32 lane; __u64 base; };\n${beside}`;
    const { unit } = readC({ path: at, text }, { target: targets[0]! });
    const spanOf = (line: number, column: number): Span => ({ file: at, line, column });
    const source = { path: at, text, spanOf };
    return profileIn(unit.records[0]!, { path: at, unit, text: source, inTree: true });
  };
  const works = "struct bay_dev { struct mutex lock; };\n";
  expect(kindOf("bay_marks", "")).toBe("uapi");
  expect(kindOf("bay_marks", works)).toBe("internal");
  expect(kindOf("bay_marks", "struct bay_ops { int (*open)(int); };")).toBe("internal");
  const opens = "int bay_open(struct bay_dev *dev,\n\t     int way);";
  expect(kindOf("bay_marks", opens)).toBe("internal");
  expect(kindOf("bay_marks", opens.replace(/;$/, "\n{\n}"))).toBe("internal");
  expect(kindOf("bay_marks", `/*\n${opens}\n*/`)).toBe("uapi");
  expect(kindOf("bay_marks", "int bay_open(int way);")).toBe("uapi");
  expect(kindOf("bay_marks", `typedef ${opens}`)).toBe("uapi");
  expect(kindOf("bay_user_marks", opens)).toBe("uapi");
  expect(kindOf("bay_user_marks", works)).toBe("uapi");
  expect(kindOf("bay_marks", `${works}#define BAY_SET _IOW('b', 1, struct bay_marks)\n`)).toBe(
    "uapi-ioctl",
  );
  expect(kindOf("bay_marks", works, "fs/bay/bay.h")).toBe("internal");
  expect(kindOf("bay_marks", works, "include/linux/bay.h")).toBe("internal");
  expect(kindOf("bay_marks", "", "fs/bay/bay.h")).toBe("uapi");
  expect(kindOf("bay_marks", works, "include/uapi/linux/bay.h")).toBe("uapi");
});

it("takes packed numbers of which most state an order for a device's, though one has none", () => {
  const path = "net/bay/bay.h";
  const kindOf = (members: string, end = "__packed"): string => {
    const text = `struct bay_frame { ${members} } ${end};`;
    const { unit } = readC({ path, text }, { target: targets[0]! });
    return profileIn(unit.records[0]!, { path, unit, inTree: true });
  };
  const stated = "__le16 kind; __le32 key;";
  expect(kindOf(`${stated} __u32 forgotten;`)).toBe("device");
  expect(kindOf(`${stated} __u32 forgotten;`, "")).toBe("uapi");
  expect(kindOf(`${stated} __u32 own; __u32 more;`)).toBe("uapi");
  // Bytes and padding have no order to state.
  expect(kindOf(`${stated} __u32 forgotten; __u8 way; __u32 reserved;`)).toBe("device");
});

it("takes what is generated for programs, and says which members are there, for no interface", () => {
  const kindOf = (members: string, path = ""): string => {
    const text = `struct bay_get_rsp { ${members} __u32 key; __u32 way; };`;
    const { unit } = readC({ path, text }, { target: targets[0]! });
    return profileIn(unit.records[0]!, { path, unit, inTree: true });
  };
  expect(kindOf("struct { __u32 key:1; } _present;")).toBe("internal");
  expect(kindOf("struct { __u32 key:1; } present;")).toBe("uapi");
});
