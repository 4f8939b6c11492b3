import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
});

/** A value of an answer: lists are `item`s, and what is undefined is not there. */
function toNode(value: unknown): unknown {
  if (Array.isArray(value)) {
    return { item: value.map(toNode) };
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined && item !== null)
        .map(([key, item]) => [key, toNode(item)]),
    );
  }
  return String(value);
}

/** A document of one element, in the namespace of a service. */
export function awsXml(
  root: string,
  namespace: string,
  content: Record<string, unknown>,
): string {
  const node = toNode(content);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({
    [root]: {
      '@xmlns': namespace,
      ...(typeof node === 'object' ? node : {}),
    },
  })}`;
}
