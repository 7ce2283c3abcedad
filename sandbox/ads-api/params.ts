import { ApiProblem, RETURN_CODE } from './return-codes.ts';
import type { Knobs } from './knobs.ts';

/** The arguments of one call, from the query or the JSON body; wrong ones throw 40002 that names the field. */
export interface Params {
  /** A required text or id. */
  text(name: string): string;
  optionalText(name: string): string | null;
  flag(name: string, fallback: boolean): boolean;
  whole(name: string, range: { fallback: number; min: number; max: number }): number;
  /** An array of texts: a JSON string in a query, a JSON array in a body; null when absent. */
  texts(name: string): string[] | null;
  /** An object: a JSON string in a query; null when absent. */
  object(name: string): Record<string, unknown> | null;
  /** A required `YYYY-MM-DD HH:MM:SS` in UTC, as epoch ms. */
  time(name: string): number;
  /** A required text that is one of these. */
  choice<T extends string>(name: string, choices: readonly T[]): T;
}

/** What a call brought, before anything is judged. */
export interface RawInput {
  from: 'query' | 'body';
  values: Record<string, unknown>;
  /** Why the body could not be read at all; null when it could. */
  problem: string | null;
}

const UTC_TEXT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const wrong = (message: string): ApiProblem => new ApiProblem(RETURN_CODE.parameter, message);

/** Throws one 40002 that names every required field that is missing. */
export function assertPresent(input: RawInput, required: readonly string[]): void {
  if (input.problem) throw wrong(input.problem);
  const missing = required.filter((name) => isAbsent(input.values[name]));
  if (missing.length > 0) throw wrong(`Missing required field(s): ${missing.join(', ')}.`);
}

export function readParams(input: RawInput, knobs: Knobs): Params {
  const asText = (name: string, value: unknown): string => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' && knobs.numericIds === 'accepted') return String(value);
    throw wrong(`${name}: Not a valid string.`);
  };
  return { ...readPlain(input.values, asText), ...readNested(input, asText) };
}

type AsText = (name: string, value: unknown) => string;

function readPlain(values: RawInput['values'], asText: AsText): Omit<Params, 'texts' | 'object'> {
  const text = (name: string): string => asText(name, values[name]);
  return {
    text,
    optionalText: (name) => (isAbsent(values[name]) ? null : text(name)),
    flag: (name, fallback) => {
      const value = values[name];
      if (isAbsent(value)) return fallback;
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw wrong(`${name}: Not a valid boolean.`);
    },
    whole: (name, { fallback, min, max }) => {
      const value = values[name];
      if (isAbsent(value)) return fallback;
      const number = Number(value);
      if (!Number.isInteger(number)) throw wrong(`${name}: Not a valid integer.`);
      if (number < min || number > max) {
        throw wrong(`${name}: Must be between ${min} and ${max}.`);
      }
      return number;
    },
    time: (name) => {
      const at = UTC_TEXT.test(text(name)) ? Date.parse(`${text(name).replace(' ', 'T')}Z`) : NaN;
      if (Number.isNaN(at)) throw wrong(`${name}: Not a valid datetime.`);
      return at;
    },
    choice: (name, choices) => {
      const found = choices.find((choice) => choice === text(name));
      if (found === undefined) throw wrong(`${name}: Not a valid choice.`);
      return found;
    },
  };
}

function readNested(input: RawInput, asText: AsText): Pick<Params, 'texts' | 'object'> {
  const open = (value: unknown): unknown => (input.from === 'query' ? parseJson(value) : value);
  return {
    texts: (name) => {
      const value = input.values[name];
      if (isAbsent(value)) return null;
      const list = open(value);
      if (!Array.isArray(list)) throw wrong(`${name}: Not a valid list.`);
      return list.map((item: unknown) => asText(name, item));
    },
    object: (name) => {
      const value = input.values[name];
      if (isAbsent(value)) return null;
      const found = open(value);
      const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
      if (!isObject) throw wrong(`${name}: Not a valid object.`);
      return { ...found };
    },
  };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
