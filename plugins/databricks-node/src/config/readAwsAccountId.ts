import type { ConfigProblems } from './ConfigProblems';

/**
 * Reads the id of an AWS account.
 *
 * @returns nothing when it is none; the problems then say why
 */
export function readAwsAccountId(
  value: string | undefined,
  path: string,
  problems: ConfigProblems,
): string | undefined {
  if (value === undefined) {
    return problems.add(path, 'is missing: the 12 digits of an AWS account');
  }
  return /^\d{12}$/.test(value)
    ? value
    : problems.add(
        path,
        `${value} is not the id of an AWS account, which has 12 digits; put it in quotes, or YAML drops a zero at its beginning`,
      );
}
