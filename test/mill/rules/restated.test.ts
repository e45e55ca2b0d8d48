// One defect two rules see: data has both, each under its own id, and people are told once.
import { expect, it } from "vitest";
import { headerChecker } from "../../../generator/cli/header-check.ts";

interface Case {
  readonly name: string;
  readonly text: string;
  /** `member RULE restates`. */
  readonly restated: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "a pointer makes the sizes differ",
    text: "struct bay { __u32 key; __u32 flags; void *data; };",
    restated: ["data COMPAT PTR"],
  },
  {
    name: "so do a long, and padding only some have",
    text: `struct bay { __u32 key; long stamp; };
      struct bay_end { __u64 base; __u32 key; };`,
    restated: ["stamp COMPAT WORD", "key COMPAT TAIL"],
  },
  {
    name: "once a record, whatever the number of pointers",
    text: "struct bay { void *in; void *out; };",
    restated: ["in COMPAT PTR"],
  },
  {
    name: "a pointer before something aligned to 8 changes no size",
    text: "struct bay { __u32 *keys; __aligned_u64 mask; };",
    restated: [],
  },
  {
    name: "what is moved by a hole is told by no other rule",
    text: "struct bay { __u32 key; __u64 base; void *data; };",
    restated: [],
  },
  {
    name: "a pad too short leaves a hole in front of it or behind it, or padding",
    text: `struct bay { __u8 kind; __u8 pad[2]; __u32 key; };
      struct bay_in { __u8 kind; __u16 pad; __u32 key; };
      struct bay_end { __u32 key; __u8 kind; __u8 pad[2]; };`,
    restated: ["key HOLE PADSZ", "pad HOLE PADSZ", "pad TAIL PADSZ"],
  },
  {
    name: "so do those that are counted with others, and the padding behind one of them",
    text: `struct bay {
      __u8 a; __u8 pad[2]; __u32 b; __u8 c; __u8 pad2[2]; __u32 d; __u8 e; __u8 pad3[2]; __u32 f;
      __u8 g; __u8 pad4[2];
    };`,
    restated: ["b HOLE PADSZ", "d HOLE PADSZ", "f HOLE PADSZ", "pad4 TAIL PADSZ"],
  },
  {
    name: "but not a hole behind room to grow, which was to fill nothing",
    text: "struct bay { __u32 key; __u8 pad[10]; __u32 base; };",
    restated: [],
  },
  {
    name: "but not the holes elsewhere that are counted with it",
    text: `struct bay {
      __u8 a; __u8 pad; __u32 b; __u8 c; __u32 d; __u8 e; __u32 f; __u8 g; __u32 h;
    };`,
    restated: [],
  },
  {
    name: "who accepts the one accepts the other",
    text: `struct bay {
      __u64 base;
      // holeproof: accept TAIL the device has it so
      __u32 key;
    };`,
    restated: [],
  },
];

function check({ text, restated }: Case): void {
  const path = "include/uapi/linux/bay.h";
  const found = headerChecker()
    .check(path, text)
    .findings.flatMap(({ member, rule, restates }) =>
      restates === undefined ? [] : `${member} ${rule} ${restates}`,
    );
  expect(found).toEqual(restated);
}

it.each(cases.map((each) => [each.name, each] as const))("%s", (_, each) => check(each));
