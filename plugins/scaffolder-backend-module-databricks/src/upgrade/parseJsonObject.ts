import { InputError } from '@backstage/errors';
import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

/** A JSON object with its order of keys, and the text of another one in the same style. */
export function parseJsonObject(
  name: string,
  text: string,
): {
  value: Record<string, unknown>;
  write: (changed: Record<string, unknown>) => string;
} {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError(
      `${name} is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  const parsed = object.safeParse(read);
  if (!parsed.success) {
    throw new InputError(`${name} is no JSON object`);
  }
  const [, indent = '  '] = /^\{\r?\n([ \t]+)/.exec(text) ?? [];
  const end = /\r?\n$/.exec(text)?.[0] ?? '';
  const lines = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    value: parsed.data,
    write: changed =>
      JSON.stringify(changed, null, indent).replaceAll('\n', lines) + end,
  };
}
