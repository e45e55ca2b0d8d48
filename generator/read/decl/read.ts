// A folder of contracts becomes the model.
import { Project } from "ts-morph";
import { type Finding, compareFindings } from "../../finding/index.ts";
import type {
  Accept,
  CRecord,
  EnumType,
  MacroDefinition,
  Span,
  Type,
  Unit,
} from "../../model/index.ts";
import { readNamedType, readRecord } from "./record.ts";
import { Scope } from "./scope.ts";

/** A declaration file as text. `path` is what findings show; imports are resolved against it. */
export interface DeclarationSource {
  readonly path: string;
  readonly text: string;
}

/** One contract profile. Its constants are the unit's macros, bodies spelt as C. */
export interface Declaration {
  readonly path: string;
  /** The file's own comment. */
  readonly doc: string;
  readonly unit: Unit;
  /** What each constant is for, by name. */
  readonly constantDocs: ReadonlyMap<string, string>;
  /** Known defects of the file as a whole, each on the constant that shows it. */
  readonly accepts: readonly { readonly accept: Accept; readonly constant: Span }[];
}

/**
 * Reads declarations. Nothing is executed and no type is inferred: words and names only. Files come
 * back in the order given, and what could not be understood is a finding, never an exception.
 */
export function readDeclarations(sources: readonly DeclarationSource[]): {
  readonly declarations: readonly Declaration[];
  readonly findings: readonly Finding[];
} {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true, noResolve: true, types: [] },
  });
  const files = sources.map(({ path, text }) => project.createSourceFile(`/${path}`, text));
  const scopes = sources.map(({ path }, index) => new Scope(files[index]!, path));
  const byPath = new Map(scopes.map((scope) => [scope.path, scope]));
  const records = new RecordTable(byPath);
  const declarations = scopes.map((scope) => declarationOf(scope, records));
  const findings = scopes.flatMap((scope) => scope.findings).sort(compareFindings);
  return { declarations, findings };
}

/** Every record once, however many members are of its type. */
class RecordTable {
  private readonly scopes: ReadonlyMap<string, Scope>;
  private readonly known = new Map<string, CRecord | "in progress">();

  constructor(scopes: ReadonlyMap<string, Scope>) {
    this.scopes = scopes;
  }

  /** The record called `name` in a scope, its own or an imported one; null when there is none. */
  find(scope: Scope, name: string): CRecord | null {
    const imported = scope.imports.get(name);
    const home = imported === undefined ? scope : this.scopes.get(imported.path);
    const node = home?.interfaces.get(name);
    if (home === undefined || node === undefined) return null;
    const key = `${home.path}#${name}`;
    const known = this.known.get(key);
    if (known === "in progress") {
      scope.refuse(node.getNameNode(), `'${name}' contains itself`, name);
      return null;
    }
    if (known !== undefined) return known;
    this.known.set(key, "in progress");
    const record = readRecord(home, node, (from, wanted) => this.find(from, wanted));
    this.known.set(key, record);
    return record;
  }
}

function declarationOf(scope: Scope, table: RecordTable): Declaration {
  const records: CRecord[] = [];
  for (const name of scope.interfaces.keys()) {
    const record = table.find(scope, name);
    if (record !== null) records.push(record);
  }
  for (const { name, path, node } of scope.imports.values())
    if (table.find(scope, name) === null) scope.refuse(node, `'${path}' declares no '${name}'`);
  const constants = [...scope.constants.values()];
  const macros = constants.map(({ name, value, span }): MacroDefinition => ({
    name,
    body: typeof value === "string" ? JSON.stringify(value) : String(value),
    span,
  }));
  const constantDocs = new Map(constants.map(({ name, doc }) => [name, doc ?? ""]));
  const { enums, typedefs } = aliasesOf(scope, table);
  const unit: Unit = { records, enums, typedefs, macros };
  const accepts = constants.flatMap(({ accepts, span }) =>
    accepts.map((accept) => ({ accept, constant: span })),
  );
  return { path: scope.path, doc: scope.doc, unit, constantDocs, accepts };
}

/** The file's enums and typedefs. One nothing uses is read, and refused, all the same. */
function aliasesOf(scope: Scope, table: RecordTable): Pick<Unit, "enums" | "typedefs"> {
  const enums: EnumType[] = [];
  const typedefs = new Map<string, Type>();
  for (const name of scope.types.keys()) {
    const read = readNamedType(scope, name, (at, wanted) => table.find(at, wanted));
    if (read?.type.kind === "enum") enums.push(read.type);
    else if (read !== undefined) typedefs.set(name, read.type);
  }
  return { enums, typedefs };
}
