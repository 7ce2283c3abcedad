import * as v from 'valibot';
import { MOST_FOUND } from '../../utils/domain/message-limits.ts';

/** What a schema of the contract is made of, as far as ours use it. */
interface Shape {
  type: string;
  entries?: Record<string, Shape>;
  wrapped?: Shape;
  item?: Shape;
  options?: unknown[];
  literal?: unknown;
}

/** A payload that must not get through, and what is wrong with it. */
export interface BadPayload {
  what: string;
  payload: unknown;
}

const CANDIDATES = ['019ab0de-0000-7000-8000-000000000001', '7431234567890123457', 'ana.sandbox'];

/** Every kind of payload that a schema lets in: one for each variant. */
export function goodPayloads(schema: unknown): unknown[] {
  const shape = schema as Shape;
  return shape.type === 'variant' ? (shape.options ?? []).map(sampleOf) : samplesOfEntries(shape);
}

/** One payload for each variant of each entry. */
function samplesOfEntries(shape: Shape): unknown[] {
  const whole = sampleOf(shape) as Record<string, unknown>;
  const others = Object.entries(shape.entries ?? {}).flatMap(([key, entry]) =>
    entry.type === 'variant'
      ? (entry.options ?? []).map((option) => ({ ...whole, [key]: sampleOf(option) }))
      : [],
  );
  return others.length > 0 ? others : [whole];
}

/** A value that a schema lets in, with everything optional in it. */
function sampleOf(schema: unknown): unknown {
  const shape = schema as Shape;
  switch (shape.type) {
    case 'strict_object':
      return mapEntries(shape, sampleOf);
    case 'array':
      return [sampleOf(shape.item)];
    case 'nullable':
    case 'optional':
      return sampleOf(shape.wrapped);
    case 'variant':
    case 'picklist':
      return shape.type === 'variant' ? sampleOf(shape.options?.[0]) : shape.options?.[0];
    case 'literal':
      return shape.literal;
    case 'boolean':
      return true;
    case 'number':
      return 7;
    default:
      return fitting(schema as v.GenericSchema);
  }
}

/** Texts and custom checks do not tell what they take; one of ours fits. */
function fitting(schema: v.GenericSchema): unknown {
  const found = CANDIDATES.find((candidate) => v.is(schema, candidate));
  if (found === undefined) throw new Error(`No sample fits a ${schema.type}.`);
  return found;
}

const mapEntries = ({ entries = {} }: Shape, to: (entry: Shape) => unknown) =>
  Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, to(entry)]));

/** Payloads that differ from a good one in one thing: missing, too much, retyped, or far too large. */
export function badPayloads(schema: unknown, good: unknown): BadPayload[] {
  return spoil(schema as Shape, good, 'payload', false);
}

function spoil(shape: Shape, good: unknown, at: string, mayBeNull: boolean): BadPayload[] {
  const wrong = (what: string, payload: unknown): BadPayload => ({
    what: `${at} ${what}`,
    payload,
  });
  const { type } = shape;
  if (type === 'nullable') return spoil(shape.wrapped as Shape, good, at, true);
  if (type === 'optional') return spoil(shape.wrapped as Shape, good, at, mayBeNull);
  const retyped = WRONG_TYPES.filter(
    ([name, value]) => !isOfType(type, value) && !(mayBeNull && name === 'null'),
  ).map(([name, value]) => wrong(`is ${name}`, value));
  if (type === 'variant') {
    const option = (shape.options ?? []).find((one) => v.is(one as v.GenericSchema, good));
    return spoil(option as Shape, good, at, mayBeNull);
  }
  if (type === 'strict_object') return [...retyped, ...spoilObject(shape, good, at)];
  if (type === 'array') {
    const [item] = good as unknown[];
    // Ids may be many, whole posts may not.
    const length = typeof item === 'string' ? 2 * MOST_FOUND : 20_000;
    const many = Array.from({ length }, () => item);
    const inside = spoil(shape.item as Shape, item, `${at}[0]`, false);
    return [
      ...retyped,
      wrong('is far too long', many),
      ...inside.map(({ what, payload }) => ({ what, payload: [payload] })),
    ];
  }
  if (type === 'number') return [...retyped, wrong('is endless', Number.POSITIVE_INFINITY)];
  if (type === 'literal' || type === 'picklist')
    return [...retyped, wrong('is none of the list', 'constructor')];
  if (type === 'boolean') return retyped;
  return [...retyped, wrong('is far too long', 'x7'.repeat(1_000_000))];
}

function spoilObject(shape: Shape, good: unknown, at: string): BadPayload[] {
  const whole = good as Record<string, unknown>;
  const entries = Object.entries(shape.entries ?? {});
  const without = (key: string) =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
  return [
    ...entries
      .filter(([, { type }]) => type !== 'optional')
      .map(([key]) => ({ what: `${at} lacks ${key}`, payload: without(key) })),
    { what: `${at} has a key too many`, payload: { ...whole, surprise: 1 } },
    ...entries.flatMap(([key, entry]) =>
      spoil(entry, whole[key], `${at}.${key}`, false).map(({ what, payload }) => ({
        what,
        payload: { ...whole, [key]: payload },
      })),
    ),
  ];
}

const WRONG_TYPES: [string, unknown][] = [
  ['null', null],
  ['a number', 7.5],
  ['not a number', Number.NaN],
  ['a text', 'no such thing'],
  ['a flag', false],
  ['a list', [{}]],
  ['an object', { surprise: 1 }],
];

/** Whether a wrong value is of the type that is asked for, so that it is no retyping. */
function isOfType(type: string, value: unknown): boolean {
  if (type === 'string') return typeof value === 'string';
  if (type === 'boolean') return typeof value === 'boolean';
  return type === 'number' && typeof value === 'number' && !Number.isNaN(value);
}
