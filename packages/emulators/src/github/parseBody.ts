import type { Request } from 'express';
import { z } from 'zod';
import { readBody } from '../http/readBody';
import { GithubError } from './GithubError';

/**
 * The JSON body of a request, checked.
 *
 * @throws GithubError 400 when it is not JSON, 422 when it is not of that shape.
 */
export async function parseBody<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<z.output<T>> {
  const text = (await readBody(request)).toString();
  let value: unknown = {};
  if (text.trim() !== '') {
    try {
      value = JSON.parse(text);
    } catch {
      throw new GithubError(400, 'Problems parsing JSON');
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GithubError(400, 'Body should be a JSON object');
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    const lines = result.error.issues.map(issue => {
      const path = issue.path.map(String).join('/');
      return path
        ? `For 'properties/${path}', ${issue.message}.`
        : issue.message;
    });
    throw new GithubError(422, `Invalid request.\n\n${lines.join('\n')}`);
  }
  return result.data;
}
