// The templates of the forms that only some records have.

/** A union whose arm a member tells. */
export const unionTemplate = `{{doc}}
export type {{type}} =
{{#each cases}}
  | {
      readonly arm: "{{key}}";
{{#if doc}}      {{doc}}
{{/if}}      readonly {{key}}: {{type}};
    }
{{/each}}
  | {
      readonly arm: "bytes";
      /** All {{size}} bytes, where \`{{tellerName}}\` says nothing that is known. */
      readonly bytes: Uint8Array;
    };

{{#if hasChecks}}
/** Refuses bytes that are none of the arm \`{{tellerName}}\` tells. */
export function check{{type}}Bytes(
  record: string,
  path: string,
  told: {{told}},
  view: DataView,
  offset: number,
): void {
  switch (told) {
{{#each cases}}
{{#each labels}}
    case {{this}}:
{{/each}}
{{#each checkBytes}}
      {{this}}
{{/each}}
      break;
{{/each}}
  }
}

{{/if}}
/** Reads the arm \`{{tellerName}}\` tells. */
export function read{{type}}(told: {{told}}, view: DataView, offset: number): {{type}} {
  switch (told) {
{{#each cases}}
{{#each labels}}
    case {{this}}:
{{/each}} {
{{#each readBefore}}
      {{this}}
{{/each}}
      return { arm: "{{key}}", {{key}}: {{read}} };
    }
{{/each}}
    default:
      return { arm: "bytes", bytes: readBytes(view, offset, {{size}}) };
  }
}

/** Refuses a value that is none of the arm \`{{tellerName}}\` tells. */
export function check{{type}}Value(
  record: string,
  path: string,
  value: {{type}},
  told: {{told}},
  at: number,
): void {
  switch (told) {
{{#each cases}}
{{#each labels}}
    case {{this}}:
{{/each}}
      if (value.arm !== "{{key}}") return refuseArm(record, path, value.arm, "{{key}}", at);
{{#each checkValue}}
      {{this}}
{{/each}}
      break;
{{/each}}
    default:
      if (value.arm !== "bytes") return refuseArm(record, path, value.arm, "bytes", at);
      requireArray(record, \`\${path}.bytes\`, value.bytes, Uint8Array, {{size}}, at);
  }
}

/** Writes every byte of the union. */
export function write{{type}}(value: {{type}}, view: DataView, offset: number): void {
  switch (value.arm) {
{{#each cases}}
    case "{{key}}":
{{#each write}}
      {{this}}
{{/each}}
      break;
{{/each}}
    default:
      writeBytes(view, offset, value.bytes);
  }
}
`;

/** A record that grew: short and long ones. */
export const sizedTemplate = `{{#comment}}Decodes a \`{{title}}\` of a caller that says it is
\`size\` bytes long, as the kernel takes it: at least {{sized.least}}; what an older caller does not
have is zero; what a newer one has beyond {{size}}
{{#if sized.isZero}}must be zero (Linux: EINVAL, E2BIG).{{else}}is not looked at.{{/if}}{{/comment}}
export function decode{{type}}Sized(view: DataView, offset: number, size: number): {{type}} {
  const extended = {{sized.extended}};
  return decode{{type}}(extended);
}

{{#comment}}Encodes for a kernel that knows \`size\` bytes: fewer only when all that is left out is
zero, more are zero.{{/comment}}
export function encode{{type}}Sized(value: {{type}}, size: number): DataView {
  return resize("{{name}}", encode{{type}}(value), size, {{sized.least}});
}
`;

/** A link of a chain inside one answer. */
export const chainTemplate = `{{#comment}}Where each \`{{title}}\` of a chain starts, from the one
\`first\` bytes after \`start\` on, until \`{{chain.member}}\` is 0. Throws WireError for a link
outside the bytes before \`end\`, and for a chain that does not end.{{/comment}}
export function chainOf{{type}}(
  view: DataView,
  start: number,
  first: number,
  end: number = view.byteLength,
): Generator<number> {
  const next = (at: number): number => {{chain.next}};
  return links("{{name}}", "{{chain.member}}", view, start, first, {{size}}, end, next);
}
`;

/** A list by physical address. */
export const listTemplate = `{{#comment}}Every \`{{title}}\` of a list, from that at physical
address \`first\` on, each checked before it is given, until \`{{list.member}}\` is 0. \`locate\`
says where the bytes of an address are. Throws WireError for an address it does not know, and for a
list that does not end.{{/comment}}
export function listOf{{type}}(
  first: bigint,
  locate: (address: bigint) => Located | undefined,
): Generator<Block> {
  const next = (view: DataView, offset: number): bigint => {{list.next}};
  return blocks("{{name}}", "{{list.member}}", first, locate, check{{type}}Bytes, next);
}
`;

/** Whole blocks: checked, then copied as they are. */
export const blockTemplate = `{{#if flex}}
{{#comment}}Checks the record and copies it with all its elements; returns how many bytes that
were. Throws WireError before the first one is written.{{/comment}}
export function copy{{type}}(
  from: DataView,
  offset: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  check{{type}}Bytes(from, offset, end);
  const size = {{block.size}};
  copyBytes("{{name}}", from, offset, to, at, size);
  return size;
}
{{/if}}
{{#if block.isElement}}
{{#comment}}Refuses bytes of which some are no \`{{title}}\`: \`count\` of them, one behind the
other.{{/comment}}
export function check{{type}}Array(
  view: DataView,
  offset: number,
  count: number,
  end?: number,
): void {
  if (!(isU32(count) && hasRoom(view, offset, count * {{size}}, end))) {
    const stop = requireRoom("{{name}}", view, offset, 0, end);
    requireCount("{{name}}", "", count, {{size}}, offset, stop);
  }
{{#each block.elementChecks}}
  {{this}}
{{/each}}
}

{{#comment}}Checks \`count\` records lying one behind the other and copies them; returns how many
bytes that were. Throws WireError before the first one is written.{{/comment}}
export function copy{{type}}Array(
  from: DataView,
  offset: number,
  count: number,
  to: DataView,
  at = 0,
  end?: number,
): number {
  check{{type}}Array(from, offset, count, end);
  const size = count * {{size}};
  copyBytes("{{name}}", from, offset, to, at, size);
  return size;
}
{{/if}}
`;

/** Many records as one typed array a member. */
export const columnsTemplate = `{{#comment}}Many \`{{title}}\` as one typed array a member,
made once and filled again and again.{{/comment}}
export class {{type}}Columns {
  /** How many records there is room for. */
  readonly capacity: number;
  /** How many there are. */
  length = 0;
{{#each columns.columns}}
{{#if doc}}  {{doc}}
{{/if}}  readonly {{key}}: {{array}};
{{/each}}

  constructor(capacity: number) {
    this.capacity = capacity;
{{#each columns.columns}}
    this.{{key}} = new {{array}}(capacity);
{{/each}}
  }

{{#comment}}Checks and reads \`count\` records lying one behind the other; throws WireError before
any column has changed.{{/comment}}
  decode(view: DataView, offset: number, count: number, end?: number): this {
    if (!isUpTo(count, this.capacity)) requireCapacity("{{name}}", count, this.capacity);
    check{{type}}Array(view, offset, count, end);
    const { {{#each columns.columns}}{{taken}}, {{/each}} } = this;
    for (let i = 0, at = offset; i < count; i++, at += {{size}}) {
{{#each columns.read}}
      {{this}}
{{/each}}
    }
    this.length = count;
    return this;
  }

{{#comment}}Writes all \`length\` records one behind the other, every byte; returns how many bytes
that were. Throws WireError before the first one is written.{{/comment}}
  encode(view: DataView, offset = 0): number {
    const { length, {{#each columns.columns}}{{taken}}, {{/each}} } = this;
    if (!isUpTo(length, this.capacity)) requireCapacity("{{name}}", length, this.capacity);
    if (!fits(view, offset, length * {{size}}))
      requireRoom("{{name}}", view, offset, length * {{size}});
{{#if columns.hasChecks}}
    for (let i = 0; i < length; i++) {
{{#each columns.checks}}
      {{this}}
{{/each}}
    }
{{/if}}
    for (let i = 0, at = offset; i < length; i++, at += {{size}}) {
{{#each columns.write}}
      {{this}}
{{/each}}
    }
    return length * {{size}};
  }
}
`;
