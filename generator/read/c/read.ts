// A file to a unit, for one target or for many.
import { compareFindings } from "../../finding/index.ts";
import type { Target } from "../../targets/index.ts";
import { Comments } from "./comments.ts";
import { parseFile } from "./declarations.ts";
import { Findings } from "./findings.ts";
import { grammar } from "./grammar.ts";
import type { Reading, ReadOptions } from "./options.ts";
import { Parser } from "./parser.ts";
import { Preprocessor } from "./preprocessor.ts";
import { Questions } from "./questions.ts";
import { ReadSession } from "./session.ts";
import type { SourceFile } from "./source.ts";
import { UnitDraft } from "./unit-draft.ts";

/**
 * Reads C for one target. Never throws, and takes time in proportion to the text: what is not
 * understood becomes a finding and a member of unknown type.
 */
export function readC(file: SourceFile, options: ReadOptions): Reading {
  return readOnce(file, options, options.session ?? new ReadSession()).reading;
}

/** Readings for several targets: one for all that answer the reading's questions alike. */
export function readForTargets(
  file: SourceFile,
  targets: readonly Target[],
  options: Omit<ReadOptions, "target">,
): readonly { readonly targets: readonly Target[]; readonly reading: Reading }[] {
  const session = options.session ?? new ReadSession();
  const readings: { targets: readonly Target[]; reading: Reading }[] = [];
  let left = targets;
  for (let target = left[0]; target !== undefined; target = left[0]) {
    const first = target;
    const { reading, questions } = readOnce(file, { ...options, target }, session);
    readings.push({
      targets: left.filter((other) => questions.sameFor(first, other)),
      reading,
    });
    left = left.filter((other) => !questions.sameFor(first, other));
  }
  return readings;
}

function readOnce(
  file: SourceFile,
  options: ReadOptions,
  session: ReadSession,
): { readonly reading: Reading; readonly questions: Questions } {
  const findings = new Findings();
  const questions = new Questions();
  const preprocessor = new Preprocessor(session, options, findings, questions);
  preprocessor.read(file);
  session.symbols.typedefs.reset();
  session.symbols.tags.reset();
  session.symbols.constants.reset();
  const draft = new UnitDraft();
  const parser = new Parser(preprocessor, {
    grammar,
    target: options.target,
    symbols: session.symbols,
    findings,
    questions,
    comments: new Comments(),
    draft,
    fragment: options.fragment === true,
    scopeAll: options.scope === "all",
  });
  parseFile(parser);
  const reading: Reading = {
    unit: draft.finish(() => preprocessor.definitions()),
    findings: findings.all().toSorted(compareFindings),
    dependsOn: questions.names(),
    missing: preprocessor.missing,
  };
  return { reading, questions };
}
