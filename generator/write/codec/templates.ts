// The templates. Everything that needs thought is decided before; here is only the order of things.

/** One generated module. */
export const moduleTemplate = `// Generated from {{source}} by "holeproof generate".
// Edit that file, not this one.
{{#if doc}}//
{{doc}}
{{/if}}

{{imports}}

{{#each constants}}
{{#if doc}}{{doc}}
{{/if}}export const {{name}} = {{value}};

{{/each}}
{{#each records}}
{{> record}}

{{/each}}
{{#each questions}}
{{this}}

{{/each}}
`;

/** All forms of one record. */
export const recordTemplate = `{{#if drawing}}{{drawing}}

{{/if}}{{#each unions}}
{{> union}}

{{/each}}
{{doc}}
export interface {{type}} {
{{#each members}}
{{#if doc}}  {{doc}}
{{/if}}  readonly {{key}}: {{type}};
{{/each}}
}

/** Bytes of a \`{{title}}\`{{#if flex}} before its first element{{/if}}. */
export const {{constant}}_SIZE = {{size}};
/** What its address is a multiple of, bytes. */
export const {{constant}}_ALIGN = {{align}};
{{#if minSize}}
/** The shortest one a caller may hand over, bytes: what its first version had. */
export const {{constant}}_MIN_SIZE = {{minSize}};
{{/if}}
{{#if offsets}}
/** Where each member starts, bytes. */
export const {{constant}}_OFFSET = {
{{#each offsets}}
  {{key}}: {{offset}},
{{/each}}
} as const;
{{/if}}
{{#each values}}
/** What \`{{member}}\` may be. */
export const {{name}}: readonly {{type}}[] = {{list}};
{{/each}}
{{#each ioctls}}
/** The ioctl that takes a \`{{../title}}\`. */
export const {{name}} = {{number}};
{{/each}}

{{#if flex}}
/** Bytes a value takes with all its elements. */
export function sizeOf{{type}}(value: {{type}}): number {
  return {{flex.size}};
}

{{/if}}
{{#comment}}Refuses bytes that are no \`{{title}}\`. Looks at nothing from \`end\` on, allocates
nothing.{{/comment}}
export function check{{type}}Bytes(
  view: DataView,
  offset = 0,
  end?: number,
): void {
  if (!hasRoom(view, offset, {{size}}, end))
    requireRoom("{{name}}", view, offset, {{size}}, end);
{{#if isBounded}}
  const stop = end ?? view.byteLength;
{{/if}}
{{#if placed}}
  requirePlaced("{{name}}", offset, {{placed}});
{{/if}}
{{#each checkBytes}}
  {{this}}
{{/each}}
}

{{#comment}}Reads bytes that \`check{{type}}Bytes\` has seen; without that, what comes is not
checked.{{/comment}}
export function read{{type}}(
  {{unread}}view: DataView,
  {{unread}}offset = 0,
{{#if rest}}
  end: number = view.byteLength,
{{/if}}
): {{type}} {
{{#each readArrays}}
  {{this}}
{{/each}}
  return {
{{#each members}}
    {{read}},
{{/each}}
  };
}

{{#comment}}Checks and reads the record at \`offset\`; throws WireError. Bytes from \`end\` on
are not its own{{#if rest}}; \`{{rest}}\` goes on until there{{/if}}.{{/comment}}
export function decode{{type}}(
  view: DataView,
  offset = 0,
  end?: number,
): {{type}} {
  check{{type}}Bytes(view, offset, end);
  return read{{type}}(view, offset{{#if rest}}, end{{/if}});
}

{{#comment}}Refuses a value that no bytes stand for: out of its range, or of the wrong
length.{{/comment}}
export function check{{type}}Value({{unread}}value: {{type}}): void {
{{#each checkValue}}
  {{this}}
{{/each}}
}

{{#comment}}Writes a value that \`check{{type}}Value\` has seen; without that, what does not fit
wraps.{{/comment}}
export function write{{type}}(
  {{unread}}value: {{type}},
  {{unwritten}}view: DataView,
  {{unwritten}}offset = 0,
): void {
{{#each write}}
  {{this}}
{{/each}}
}

{{#comment}}Checks a value and writes it, every byte; throws WireError before the first one is
written.{{/comment}}
export function encode{{type}}(
  value: {{type}},
  view: DataView = freshView({{encodedSize}}),
  offset = 0,
): DataView {
{{#if flex}}
  const size = {{flex.size}};
  if (!fits(view, offset, size)) requireRoom("{{name}}", view, offset, size);
{{else}}
  if (!fits(view, offset, {{size}})) requireRoom("{{name}}", view, offset, {{size}});
{{/if}}
  check{{type}}Value(value);
  write{{type}}(value, view, offset);
  return view;
}

{{#if sized}}
{{> sized}}

{{/if}}
{{#if chain}}
{{> chain}}

{{/if}}
{{#if list}}
{{> list}}

{{/if}}
{{#if block}}
{{> block}}

{{/if}}
{{#if columns}}
{{> columns}}

{{/if}}
{{#if cursor}}
{{#comment}}A \`{{title}}\` in place: one object moved over bytes, allocating nothing. What it
reads is not checked, so bytes of others go through \`check{{type}}Bytes\` first; what it writes
is.{{/comment}}
export class {{type}}Cursor {
  private readonly _view: DataView;
  private _at: number;

  constructor(view: DataView, offset = 0) {
    if (!fits(view, offset, {{size}})) requireRoom("{{name}}", view, offset, {{size}});
    this._view = view;
    this._at = offset;
  }

  /** Stands on another record of the same bytes from now on. */
  moveTo(offset: number): this {
    if (!fits(this._view, offset, {{size}}))
      requireRoom("{{name}}", this._view, offset, {{size}});
    this._at = offset;
    return this;
  }

{{#each cursor}}
  {{this}}
{{/each}}
}
{{/if}}
`;

/** One witness module. */
export const witnessTemplate = `// Generated from {{source}} by "holeproof generate".
// Edit that file, not this one.
//
// The same records once more, as binary-parser reads them: in sequence, holes spelt as skips. The
// codecs go by offset, so a forgotten hole shifts the one and not the other.

import { Parser } from "binary-parser";
{{imports}}

{{#if usesText}}
const text = (bytes: number[]): string =>
  String.fromCharCode(...bytes.slice(0, [...bytes, 0].indexOf(0)));

{{/if}}
{{#if usesBits}}
const whole = (bytes: number[]): bigint =>
  bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);

{{/if}}
{{#each records}}
export const {{parser}}: Parser = new Parser().endianness("little")
{{#each steps}}
  {{this}}
{{/each}};

/** Reads a \`{{title}}\`; checks nothing. */
export function witness{{type}}(bytes: Uint8Array): {{type}} {
  return {{parser}}.parse(bytes);
}

{{/each}}
`;
