// Who reads a record's bytes is asked for each of thousands, and their file's macros are as many.
import { expect, it } from "vitest";
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

it("takes a byte among packed numbers of a stated order for a device's", () => {
  const profileAt = (text: string): string => {
    const path = "arch/powerpc/include/asm/bay.h";
    const { unit } = readC({ path, text }, { target: targets[0]! });
    return profileIn(unit.records[0]!, { path, inTree: true });
  };
  const members = "{ __be64 base; __u8 kind; }";
  expect(profileAt(`struct bay_hdr ${members} __attribute__((packed));`)).toBe("device");
  expect(profileAt(`struct bay_hdr ${members};`)).toBe("uapi");
});
