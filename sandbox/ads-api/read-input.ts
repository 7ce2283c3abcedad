import type { RawInput } from './params.ts';

/** What a call brought: the query of a GET, the JSON object of anything else. */
export async function readInput(request: Request): Promise<RawInput> {
  if (request.method === 'GET') {
    const values = Object.fromEntries(new URL(request.url).searchParams);
    return { from: 'query', values, problem: null };
  }
  const text = await request.text();
  if (text === '') return { from: 'body', values: {}, problem: null };
  if (!request.headers.get('Content-Type')?.startsWith('application/json')) {
    return { from: 'body', values: {}, problem: 'Content-Type must be application/json.' };
  }
  const values = parseObject(text);
  return {
    from: 'body',
    values: values ?? {},
    problem: values ? null : 'The body is not a JSON object.',
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : null;
  } catch {
    return null;
  }
}
