// Drawings, as a reader of mail sees them.
import { describe, expect, it } from "vitest";
import { groupLayouts } from "../../../generator/layout/index.ts";
import type { CRecord } from "../../../generator/model/index.ts";
import { readDeclarations } from "../../../generator/read/decl/index.ts";
import { targets, targetsMatching } from "../../../generator/targets/index.ts";
import { drawLayout, type DrawingOptions } from "../../../generator/write/drawing/index.ts";
import { cases } from "../codec/contracts.ts";

function recordOf(body: string): CRecord {
  const text = `/**\n * @contract bay-v1\n */
import type { array, bits, bool, flex, u16, u32, u64, u8, union } from "./vocabulary.ts";
${body}`;
  const { declarations, findings } = readDeclarations([{ path: "abi/uapi/bay.ts", text }]);
  expect(findings.map(({ message }) => message)).toEqual([]);
  return declarations[0]!.unit.records.at(-1)!;
}

const drawnOn = targetsMatching("x86_64,i386,arm,arm64,m68k").targets;

function check(body: string, expected: string, options: DrawingOptions = {}): void {
  const groups = groupLayouts(recordOf(body), drawnOn);
  const drawn = drawLayout(groups, { indent: "    ", ...options });
  expect(`\n${drawn}`).toBe(expected);
}

const bay = `/** A bay. */
export interface bay_slot {
  /** Key. */
  key: u32;
  /** Root. */
  root_pa: u64;
  /** Spent. */
  spent: bool;
}`;

describe("a drawing", () => {
  it("has a column a distinct layout, holes and padding in place, and the sum", () => {
    check(
      bay,
      `
struct bay_slot {  /* x86_64   i386     m68k */
    __u32 key;     /*  0   4    0   4    0   4 */
    /* hole */     /*  4   4    -        - */
    __u64 root_pa; /*  8   8    4   8    4   8 */
    bool spent;    /* 16   1   12   1   12   1 */
    /* padding */  /* 17   7   13   3   13   1 */
};                 /* size 24  size 16  size 14 */
/* x86_64, arm, arm64: members 13 + holes 4 + padding 7 = size 24, align 8 */
/* i386: members 13 + padding 3 = size 16, align 4 */
/* m68k: members 13 + padding 1 = size 14, align 2 */
`,
    );
  });

  it("shows bit-fields as byte and bit, unused bits, and untagged records opened", () => {
    check(
      `/** A bay. */
export interface bay_slot {
  /** N. */
  n: u32;
  /** On. */
  on: bits<u32, 1>;
  /** Kind. */
  kind: bits<u32, 5>;
  /** What. */
  what: union<{ key: u32; half: u16 }>;
  /** Many. */
  many: flex<u16, "n">;
}`,
      `
struct bay_slot {     /* x86_64   m68k */
    __u32 n;          /*   0   4    0   4 */
    __u32 on : 1;     /* 4:0  1b  4:0  1b */
    __u32 kind : 5;   /* 4:1  5b  4:1  5b */
    /* unused bits */ /* 4:6  2b  4:6  2b */
    /* hole */        /*   5   3    5   1 */
    union {
        __u32 key;    /*   8   4    6   4 */
        __u16 half;   /*   8   2    6   2 */
    } what;           /*   8   4    6   4 */
    __u16 many[];     /*  12   0   10   0 */
};                    /* size 12  size 10 */
/* x86_64, i386, arm, arm64: members 70 + holes 24 + unused 2 = 96 bits,
   size 12, align 4 */
/* m68k: members 70 + holes 8 + unused 2 = 80 bits, size 10, align 2 */
`,
    );
  });

  it("puts layouts that do not fit side by side below each other", () => {
    check(
      bay,
      `
struct bay_slot {  /* x86_64 */
    __u32 key;     /*  0   4 */
    /* hole */     /*  4   4 */
    __u64 root_pa; /*  8   8 */
    bool spent;    /* 16   1 */
    /* padding */  /* 17   7 */
};                 /* size 24 */
/* x86_64, arm, arm64: members 13 +
   holes 4 + padding 7 = size 24,
   align 8 */

struct bay_slot {  /* i386 */
    __u32 key;     /*  0   4 */
    __u64 root_pa; /*  4   8 */
    bool spent;    /* 12   1 */
    /* padding */  /* 13   3 */
};                 /* size 16 */
/* i386: members 13 + padding 3 =
   size 16, align 4 */

struct bay_slot {  /* m68k */
    __u32 key;     /*  0   4 */
    __u64 root_pa; /*  4   8 */
    bool spent;    /* 12   1 */
    /* padding */  /* 13   1 */
};                 /* size 14 */
/* m68k: members 13 + padding 1 =
   size 14, align 2 */
`,
      { width: 40 },
    );
  });

  it("marks where cache lines begin, in the layouts where one does", () => {
    check(
      `/** A bay. */
export interface bay_slot {
  /** Name. */
  name: array<u8, 60>;
  /** Root. */
  root_pa: u64;
  /** Map. */
  map: array<u64, 20>;
  /** Spent. */
  spent: u32;
}`,
      `
struct bay_slot {      /* x86_64    i386 */
    __u8 name[60];     /*   0   60    0   60 */
    /* hole */         /*  60    4    - */
    /* cache line 1 */ /*  64         - */
    __u64 root_pa;     /*  64    8   60    8 */
    /* cache line 1 */ /*   -        64 */
    __u64 map[20];     /*  72  160   68  160 */
    /* cache line 3 */ /* 192       192 */
    __u32 spent;       /* 232    4  228    4 */
    /* padding */      /* 236    4    - */
};                     /* size 240  size 232 */
/* x86_64, arm, arm64: members 232 + holes 4 + padding 4 = size 240,
   align 8; 4 members, 1 hole; 4 cache lines, 48 bytes in the last */
/* i386: size 232, align 4; 4 members; 4 cache lines, 40 bytes in the last */
/* m68k: size 232, align 2; 4 members; 4 cache lines, 40 bytes in the last */
`,
      { cacheLine: 64 },
    );
  });

  it("uses tabs where it is asked to", () => {
    check(
      bay,
      `
struct bay_slot {      /* x86_64   i386     m68k */
\t__u32 key;     /*  0   4    0   4    0   4 */
\t/* hole */     /*  4   4    -        - */
\t__u64 root_pa; /*  8   8    4   8    4   8 */
\tbool spent;    /* 16   1   12   1   12   1 */
\t/* padding */  /* 17   7   13   3   13   1 */
};                     /* size 24  size 16  size 14 */
/* x86_64, arm, arm64: members 13 + holes 4 + padding 7 = size 24,
   align 8 */
/* i386: members 13 + padding 3 = size 16, align 4 */
/* m68k: members 13 + padding 1 = size 14, align 2 */
`,
      { indent: "\t", width: 72 },
    );
  });
});

describe("every declared record", () => {
  it("is drawn at 72 columns with tabs", () => {
    for (const { record, title } of cases) {
      const text = drawLayout(groupLayouts(record, targets), { width: 72 });
      for (const line of text.split("\n")) {
        const columns = [...line].reduce(
          (at, character) => (character === "\t" ? at + 8 - (at % 8) : at + 1),
          0,
        );
        const member = record.members.some(({ spelling }) => line.includes(spelling));
        if (!member) expect(columns, `${title}: ${line}`).toBeLessThanOrEqual(80);
      }
    }
  });
});
