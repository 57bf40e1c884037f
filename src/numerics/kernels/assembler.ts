/**
 * As much of WebAssembly as the kernels need, written as functions that give bytes. The names are those of the
 * specification (WebAssembly Core 2.0, §5 Binary Format), where each opcode stands.
 */

/** Instructions, in the order in which they run. */
export type Code = readonly number[];

/** Types of values and of function results. */
const I32 = 0x7f;
const F64 = 0x7c;
const V128 = 0x7b;

/** An unsigned integer in groups of seven bits, lowest first (LEB128). */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

/** A signed integer of 32 bits likewise. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value & 127];
}

/** A variable of a function. `get` is its value; `set` gives it one. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
}

function local(index: number): Local {
  return { get: [0x20, ...unsigned(index)], set: (value) => [...value, 0x21, ...unsigned(index)] };
}

/** A function under construction: takes integers, gives nothing. Integers and vectors are numbered as they are asked for. */
export class FunctionBuilder {
  private readonly types: number[] = [];

  constructor(readonly parameters: number) {}

  parameter(index: number): Local {
    return local(index);
  }

  /** A new integer, or address. */
  integer(): Local {
    this.types.push(I32);
    return local(this.parameters + this.types.length - 1);
  }

  /** A new double. */
  double(): Local {
    this.types.push(F64);
    return local(this.parameters + this.types.length - 1);
  }

  /** A new pair of doubles. */
  pair(): Local {
    this.types.push(V128);
    return local(this.parameters + this.types.length - 1);
  }

  /** The bytes of the function: variables, instructions, the end. */
  finish(code: Code): Code {
    const variables = this.types.flatMap((type) => [1, type]);
    const bytes = [...unsigned(this.types.length), ...variables, ...code, 0x0b];
    return [...unsigned(bytes.length), ...bytes];
  }
}

/** A sequence of instructions. */
export function sequence(...parts: readonly Code[]): Code {
  return parts.flat();
}

export function constant(value: number): Code {
  return [0x41, ...signed(value)];
}

const binary =
  (opcode: number) =>
  (x: Code, y: Code): Code => [...x, ...y, opcode];

/** i32.add, i32.sub, i32.mul, i32.shl: modulo 2³². */
export const add = binary(0x6a);
export const subtract = binary(0x6b);
export const multiply = binary(0x6c);
export const shiftLeft = binary(0x74);

/** i32.eq, i32.lt_u, i32.le_u, i32.gt_u, and two truths at once. */
export const equals = binary(0x46);
export const below = binary(0x49);
export const atMost = binary(0x4d);
export const above = binary(0x4b);
export const both = binary(0x71);
export const either = binary(0x72);

/** local += amount. */
export function increase(variable: Local, amount: Code): Code {
  return variable.set(add(variable.get, amount));
}

/** Runs `body` while `condition` holds: block, loop, br_if out, br back. */
export function whileHolds(condition: Code, ...body: readonly Code[]): Code {
  return [0x02, 0x40, 0x03, 0x40, ...condition, 0x45, 0x0d, 1, ...body.flat(), 0x0c, 0, 0x0b, 0x0b];
}

/** Runs `body` once, and again while `condition` holds afterwards. */
export function repeatWhile(condition: Code, ...body: readonly Code[]): Code {
  return [0x03, 0x40, ...body.flat(), ...condition, 0x0d, 0, 0x0b];
}

export function when(condition: Code, then: Code, otherwise: Code = []): Code {
  return [...condition, 0x04, 0x40, ...then, ...(otherwise.length > 0 ? [0x05, ...otherwise] : []), 0x0b];
}

/** Doubles in memory at an address plus `offset` bytes. */
export function loadDouble(address: Code, offset = 0): Code {
  return [...address, 0x2b, 3, ...unsigned(offset)];
}

export function storeDouble(address: Code, value: Code, offset = 0): Code {
  return [...address, ...value, 0x39, 3, ...unsigned(offset)];
}

/** The double 0. */
export const ZERO: Code = [0x44, 0, 0, 0, 0, 0, 0, 0, 0];

/** v128.load and v128.store of two doubles side by side; no alignment is promised. */
export function loadPair(address: Code, offset = 0): Code {
  return [...address, 0xfd, ...unsigned(0x00), 3, ...unsigned(offset)];
}

export function storePair(address: Code, value: Code, offset = 0): Code {
  return [...address, ...value, 0xfd, ...unsigned(0x0b), 3, ...unsigned(offset)];
}

/** v128.load64_splat: one double, twice. */
export function loadTwice(address: Code, offset = 0): Code {
  return [...address, 0xfd, ...unsigned(0x0a), 3, ...unsigned(offset)];
}

/** The pair (0, 0). */
export const ZERO_PAIR: Code = [0xfd, ...unsigned(0x0c), ...new Array<number>(16).fill(0)];

const onPairs =
  (opcode: number) =>
  (x: Code, y: Code): Code => [...x, ...y, 0xfd, ...unsigned(opcode)];

/** f64x2.add, f64x2.sub, f64x2.mul: each lane rounded as scalars are. Nothing here fuses the two. */
export const addPairs = onPairs(0xf0);
export const subtractPairs = onPairs(0xf1);
export const multiplyPairs = onPairs(0xf2);

/** f64.add, f64.div. */
export const addDoubles = binary(0xa0);
export const divideDoubles = binary(0xa3);

/** f64x2.extract_lane: one double of a pair. */
export function lane(pair: Code, index: 0 | 1): Code {
  return [...pair, 0xfd, ...unsigned(0x21), index];
}

/** f64x2.splat: one double, twice. */
export function twice(value: Code): Code {
  return [...value, 0xfd, ...unsigned(0x14)];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function named(name: string): Code {
  return [...unsigned(name.length), ...Array.from(name, (letter) => letter.charCodeAt(0))];
}

/** A function of a module, which takes integers and gives nothing. */
export interface NamedFunction {
  readonly name: string;
  readonly builder: FunctionBuilder;
  readonly code: Code;
}

/** A module with these functions under their names, and a page of memory under `memory`. */
export function moduleOf(functions: readonly NamedFunction[]): Uint8Array<ArrayBuffer> {
  const count = unsigned(functions.length);
  const types = functions.flatMap(({ builder: { parameters } }) => [
    0x60,
    ...unsigned(parameters),
    ...new Array<number>(parameters).fill(I32),
    0,
  ]);
  const exported = functions.flatMap(({ name }, index) => [...named(name), 0, ...unsigned(index)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [...count, ...types]),
    ...section(3, [...count, ...functions.flatMap((_, index) => unsigned(index))]),
    ...section(5, [1, 0, 1]),
    ...section(7, [...unsigned(functions.length + 1), ...exported, ...named("memory"), 2, 0]),
    ...section(10, [...count, ...functions.flatMap(({ builder, code }) => builder.finish(code))]),
  ]);
}
