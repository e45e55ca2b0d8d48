// A file to a unit, for one target or for many.
import { compareFindings } from "../../finding/index.ts";
import type { Target } from "../../targets/index.ts";
import { Comments } from "./grammar/comments.ts";
import { Findings } from "./stream/findings.ts";
import { grammar } from "./grammar/grammar.ts";
import type { Reading, ReadOptions } from "./preprocess/options.ts";
import { Parser } from "./grammar/parser.ts";
import { Preprocessor } from "./preprocess/preprocessor.ts";
import { ReadSession } from "./preprocess/session.ts";
import type { SourceFile } from "./lex/source.ts";
import { UnitDraft } from "./grammar/unit-draft.ts";

/**
 * Reads C for one target. Never throws, and takes time in proportion to the text: what is not
 * understood becomes a finding and a member of unknown type.
 */
export function readC(file: SourceFile, options: ReadOptions): Reading {
  const session = options.session ?? new ReadSession();
  return readOnce(file, options, [options.target], session).reading;
}

/** A reading and the targets it holds for. */
export interface ReadingFor {
  readonly targets: readonly Target[];
  readonly reading: Reading;
}

/** Readings for several targets: one for all that answer the reading's questions alike. */
export function readForTargets(
  file: SourceFile,
  targets: readonly Target[],
  options: Omit<ReadOptions, "target">,
): readonly ReadingFor[] {
  return [...eachReading(file, targets, options)];
}

/** As `readForTargets`, one after the other; the first is for the first target. */
export function* eachReading(
  file: SourceFile,
  targets: readonly Target[],
  options: Omit<ReadOptions, "target">,
): Generator<ReadingFor> {
  const session = options.session ?? new ReadSession();
  let left = targets;
  while (left.length > 0) {
    const one = readOnce(file, options, left, session);
    yield one;
    left = left.filter((target) => !one.targets.includes(target));
  }
}

function readOnce(
  file: SourceFile,
  options: Omit<ReadOptions, "target">,
  targets: readonly Target[],
  session: ReadSession,
): ReadingFor {
  const findings = new Findings();
  const draft = new UnitDraft();
  const comments = new Comments(options.comments !== false);
  const preprocessor = new Preprocessor(session, options, findings, (preprocessed, frame) => {
    const { target, questions } = frame;
    return new Parser(preprocessed, {
      grammar,
      target,
      findings,
      questions,
      comments,
      draft,
      fragment: options.fragment === true,
      embeds: options.embeds !== false,
    });
  });
  const frame = preprocessor.read(file, targets);
  const reading: Reading = {
    unit: draft.finish(preprocessor.defined.later()),
    findings: findings.all().toSorted(compareFindings),
    dependsOn: frame.questions.names(),
    missing: preprocessor.missing,
  };
  return { reading, targets: frame.targets() };
}
