// One row of the ioctl table: a number, a struct's codec, and what runs once the bytes are through.
import { EOPNOTSUPP } from "../../../errno/index.ts";
import { WireError } from "../../../wire/index.ts";
import { answerStruct, type Argument, type Caller } from "../../files/index.ts";
import type { IommufdContext } from "../object/context.ts";

/** A call in hand: who asks, of which context, with which bytes. */
export interface Call {
  readonly context: IommufdContext;
  readonly caller: Caller;
  readonly argument: Argument;
}

export interface Command {
  /** The full number; its low byte is the position in the table. */
  readonly command: number;
  /** Bytes of the struct here, and of its first published version. */
  readonly size: number;
  readonly least: number;
  /** 0 or a negative errno. Answers are written by the handler, into the argument and back. */
  readonly run: (call: Call) => number;
}

/** The codec functions of one struct. */
interface Codec<T> {
  readonly decode: (view: DataView) => T;
  readonly write: (value: T, view: DataView) => void;
}

/** Numbers of a row. */
interface Row {
  readonly command: number;
  readonly size: number;
  readonly least: number;
}

/**
 * A row from a codec. Unknown flag bits and reserved bytes are -EOPNOTSUPP before anything else, as
 * in the kernel. `run` returns the changed struct to be copied back, or a negative errno.
 */
export function command<T>(
  numbers: Row,
  codec: Codec<T>,
  run: (request: T, call: Call) => T | number,
): Command {
  return {
    ...numbers,
    run: (call) => {
      const request = decode(codec, call.argument.view);
      if (typeof request === "number") return request;
      const answer = run(request.value, call);
      if (typeof answer === "number") return answer;
      codec.write(answer, call.argument.view);
      return answerStruct(call.caller, call.argument);
    },
  };
}

/**
 * A row whose handler reads and answers by itself: for structs with members that the kernel does
 * not check, or checks late.
 */
export function rawCommand(numbers: Row, run: (call: Call) => number): Command {
  return { ...numbers, run };
}

/** Copies the struct back as it stands in the argument. */
export function respond({ caller, argument }: Call): number {
  return answerStruct(caller, argument);
}

function decode<T>(codec: Codec<T>, view: DataView): { readonly value: T } | number {
  try {
    return { value: codec.decode(view) };
  } catch (error) {
    if (error instanceof WireError) return -EOPNOTSUPP;
    throw error;
  }
}
