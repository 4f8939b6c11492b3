import type { Request } from 'express';
import { readBody } from '../../http/readBody';

/** The fields of a request: those of its body, as a form or as JSON, go before those of its address. */
export async function readForm(
  request: Request,
): Promise<Record<string, string>> {
  const fields = new URL(request.originalUrl, 'http://localhost').searchParams;
  const text = (await readBody(request)).toString();
  if (/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    const body: unknown = JSON.parse(text || '{}');
    const entries = Object.entries(
      typeof body === 'object' && body !== null ? body : {},
    );
    for (const [name, value] of entries) {
      fields.set(name, String(value));
    }
  } else {
    for (const [name, value] of new URLSearchParams(text)) {
      fields.set(name, value);
    }
  }
  return Object.fromEntries(fields);
}
