import type { ApiHolder } from '@backstage/core-plugin-api';
import type { CheckContext, FieldCheck } from './FieldCheck';
import { isRecord } from './isRecord';

/** A value that cannot be, and where in its environment it is. */
export interface PlacedProblems {
  path: string[];
  /** What the form calls the field. */
  title: string;
  problems: string[];
}

/**
 * What is wrong with one value: what the form itself can tell, and only then
 * what others know. Others who cannot be asked are no reason to refuse: the
 * task asks them once more.
 */
export async function problemsOfValue(
  check: FieldCheck,
  value: unknown,
  context: CheckContext & { apis: ApiHolder },
): Promise<string[]> {
  const problems = check.local(value, context);
  if (problems.length > 0 || !check.remote) {
    return problems;
  }
  try {
    return (await check.remote(value, context)).problems;
  } catch {
    return [];
  }
}

/**
 * What is wrong with the values of one environment: each of its fields that has
 * a check, at any depth.
 *
 * @param schema - the environment's schema, for the titles of its fields
 * @param uiSchema - its `ui:` keys, apart from the schema
 */
export async function problemsWithin(
  value: Readonly<Record<string, unknown>>,
  schema: unknown,
  uiSchema: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, FieldCheck>>,
  context: Omit<CheckContext, 'options'> & { apis: ApiHolder },
): Promise<PlacedProblems[]> {
  const properties =
    isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
  const found = await Promise.all(
    Object.entries(uiSchema).map(async ([key, ui]) => {
      const inner = Object.hasOwn(value, key) ? value[key] : undefined;
      if (!isRecord(ui) || inner === undefined) {
        return [];
      }
      const property = properties[key];
      const field = ui['ui:field'];
      if (typeof field !== 'string' || !Object.hasOwn(checks, field)) {
        const placed = isRecord(inner)
          ? await problemsWithin(inner, property, ui, checks, context)
          : [];
        return placed.map(one => ({ ...one, path: [key, ...one.path] }));
      }
      const options = ui['ui:options'];
      const problems = await problemsOfValue(checks[field], inner, {
        ...context,
        options: isRecord(options) ? options : {},
      });
      const title =
        isRecord(property) && typeof property.title === 'string'
          ? property.title
          : key;
      return problems.length > 0 ? [{ path: [key], title, problems }] : [];
    }),
  );
  return found.flat();
}
