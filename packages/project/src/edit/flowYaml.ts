import { Document, visit } from 'yaml';

/**
 * A plain value as YAML on one line, for use inside brackets: `{ a: [b, c] }`.
 * As JSON where the text around it is JSON.
 */
export function flowYaml(value: unknown, json = false): string {
  if (json) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(item => flowYaml(item)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(
      ([, inner]) => inner !== undefined,
    );
    return entries.length === 0
      ? '{}'
      : `{ ${entries
          .map(([key, inner]) => `${scalar(key)}: ${flowYaml(inner)}`)
          .join(', ')} }`;
  }
  return scalar(value);
}

/** A scalar in the quotes that it needs inside brackets. */
function scalar(value: unknown): string {
  const document = new Document([value], {
    version: '1.2',
    compat: 'yaml-1.1',
  });
  visit(document, {
    Seq(_, list) {
      list.flow = true;
    },
  });
  const [, written] =
    /^\[\s*([^\n]*?)\s*\]\n$/.exec(document.toString({ lineWidth: 0 })) ?? [];
  return written ?? JSON.stringify(value);
}
