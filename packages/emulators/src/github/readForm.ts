import type { Request } from 'express';
import { readBody } from '../http/readBody';
import { GithubError } from './GithubError';

function readJson(text: string): object {
  try {
    const body: unknown = JSON.parse(text || '{}');
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    throw new GithubError(400, 'Problems parsing JSON');
  }
}

/** The fields of a request: those of its body, as a form or as JSON, go before those of its address. @throws GithubError 400 */
export async function readForm(
  request: Request,
): Promise<Record<string, string>> {
  const fields = new URL(request.originalUrl, 'http://localhost').searchParams;
  const text = (await readBody(request)).toString();
  if (/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    for (const [name, value] of Object.entries(readJson(text))) {
      fields.set(name, String(value));
    }
  } else {
    for (const [name, value] of new URLSearchParams(text)) {
      fields.set(name, value);
    }
  }
  return Object.fromEntries(fields);
}
