/**
 * Rights what no checker of JSON Schema takes in GitHub's description: values
 * that are listed twice, null among them beside `nullable`, and `nullable`
 * without a type. Prism lets pass whatever it has no checker for.
 */
export function repairedSchema(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(repairedSchema);
  }
  if (typeof part !== 'object' || part === null) {
    return part;
  }
  const entries = Object.entries(part).map(
    ([key, value]): [string, unknown] => [
      key,
      key === 'enum' && Array.isArray(value)
        ? [...new Set(value)].filter(item => item !== null)
        : repairedSchema(value),
    ],
  );
  const { nullable, ...rest } = Object.fromEntries(entries);
  if (nullable === undefined || 'type' in rest) {
    return nullable === undefined ? rest : { ...rest, nullable };
  }
  return nullable === true ? { anyOf: [rest, { enum: [null] }] } : rest;
}
