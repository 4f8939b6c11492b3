import { nearest, regions } from '@lakeport/project';
import type { ConfigProblems } from './ConfigProblems';

/**
 * Reads the name of an AWS region that Databricks serves.
 *
 * @returns nothing when it is none; the problems then say which was meant
 */
export function readRegion(
  value: string,
  path: string,
  problems: ConfigProblems,
): string | undefined {
  const known = Object.keys(regions);
  if (known.includes(value)) {
    return value;
  }
  const close = nearest(value, known);
  return problems.add(
    path,
    `${value} is not a region that Databricks serves; ${
      close ? `did you mean ${close}?` : `known are ${known.join(', ')}`
    }`,
  );
}
