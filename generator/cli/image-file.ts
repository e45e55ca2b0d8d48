// Handover images on disk: written whole or not at all; read piece by piece.
import { closeSync, fstatSync, fsyncSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { ImageSource } from "holeproof/runtime";
import { destination } from "./destination.ts";
import { reasonOf } from "./inputs.ts";

/** A file that will be an image, made ready: what can be refused at once has been. */
export interface ImageDestination {
  /**
   * Writes an image, once. Under its own name there is the whole new file or what was there before,
   * whenever the process dies: the bytes reach the disk before the name does. Throws what the file
   * system says, with nothing left behind.
   */
  write(pieces: Iterable<Uint8Array>): void;
  /** There will be none. */
  discard(): void;
}

/** Throws what the file system says. */
export function imageDestination(path: string): ImageDestination {
  const place = destination(path);
  const fd = openSync(place.path, "w");
  return {
    write: (pieces) => {
      try {
        try {
          for (const piece of pieces) {
            for (let done = 0; done < piece.length;) done += writeSync(fd, piece, done);
          }
          if (place.isTemporary) fsyncSync(fd);
        } finally {
          closeSync(fd);
        }
        place.settle();
      } catch (error) {
        place.discard();
        throw error;
      }
      if (place.isTemporary) syncFolder(dirname(place.path));
    },
    discard: () => {
      closeSync(fd);
      place.discard();
    },
  };
}

/** Writes an image; see `ImageDestination.write`. */
export function writeImageFile(path: string, pieces: Iterable<Uint8Array>): void {
  imageDestination(path).write(pieces);
}

/** Why no image can be written there, as far as that shows beforehand. */
export function imageProblem(path: string): string | undefined {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    // A pipe could keep the machine waiting between two kernels.
    if (there?.isFile() === false) return `cannot write ${path}: it is no ordinary file`;
    imageDestination(path).discard();
    return undefined;
  } catch (error) {
    return `cannot write ${path}: ${reasonOf(error)}`;
  }
}

/** The new name survives a power cut, where the file system lets folders be synced. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // Not every folder may be read, nor every file system synced; the rename itself has happened.
  }
}

/** An open file as an image's source. */
export interface ImageFile extends ImageSource {
  /** Fills as much of `into` as there is; the count. For files that do not tell their size. */
  readSome(at: number, into: Uint8Array): number;
  close(): void;
}

/**
 * An open image file. Close it when the image has been read. Throws when it cannot be opened, and
 * for a folder, which opens and cannot be read.
 */
export function openImageFile(path: string): ImageFile {
  const fd = openSync(path, "r");
  if (fstatSync(fd).isDirectory()) {
    closeSync(fd);
    throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  }
  return {
    readSome: (at, into) => {
      let done = 0;
      while (done < into.length) {
        const count = readSync(fd, into, done, into.length - done, at + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    },
    size: fstatSync(fd).size,
    read: (at, into) => {
      for (let done = 0; done < into.length;) {
        const count = readSync(fd, into, done, into.length - done, at + done);
        if (count === 0) return false;
        done += count;
      }
      return true;
    },
    close: () => closeSync(fd),
  };
}
