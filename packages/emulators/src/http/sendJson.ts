import type { Response } from 'express';

/** JSON text in which bigints are whole numbers: 64-bit ids keep every digit. */
export function toJson(value: unknown): string | undefined {
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return `[${value.map(item => toJson(item) ?? 'null').join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([key, item]) => {
      const text = toJson(item);
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
    });
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

const rewriters = new WeakMap<Response, (value: unknown) => unknown>();

/** Lets something else than the route's own value go out with {@link sendJson}. */
export function rewriteJson(
  response: Response,
  rewrite: (value: unknown) => unknown,
): void {
  rewriters.set(response, rewrite);
}

/** Answers with {@link toJson}. */
export function sendJson(response: Response, value: unknown): void {
  const rewrite = rewriters.get(response);
  response
    .type('application/json')
    .send(toJson(rewrite ? rewrite(value) : value));
}
