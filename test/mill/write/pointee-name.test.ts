// What pointers point to, by the names compilers give in their debugging information.
import { expect, it } from "vitest";
import { pointeeName } from "../../../generator/write/pointee-name.ts";

it.each([
  ["void", "void"],
  ["const char", "char"],
  ["unsigned", "unsigned int"],
  ["long unsigned", "long unsigned int"],
  ["unsigned long long", "long long unsigned int"],
  ["short", "short int"],
  ["signed char", "signed char"],
  ["long double", "long double"],
  ["const struct iovec", "struct iovec"],
  ["struct sem_queue *", "struct sem_queue *"],
  ["short **", "short int * *"],
  ["struct ts_config __attribute__((aligned(8)))", "struct ts_config"],
])("%s is %s", (spelled, name) => {
  expect(pointeeName(spelled)).toBe(name);
});
