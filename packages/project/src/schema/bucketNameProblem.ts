import { characters } from '../characters';

const REFUSED_STARTS = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const REFUSED_ENDS = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/**
 * Why a name is no name for an S3 bucket, and what would be one; undefined when
 * it is one.
 *
 * Source: Amazon S3 user guide, general purpose bucket naming rules, 2026.
 */
export function bucketNameProblem(
  name: string,
): { reason: string; hint: string } | undefined {
  if (name.length < 3 || name.length > 63) {
    return {
      reason: `it has ${characters(name.length)}`,
      hint: 'use 3 to 63 characters of a-z, 0-9, . and -, such as acme-terraform-tf-state',
    };
  }
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name)) {
    return {
      reason: 'it has other characters than a bucket may have',
      hint: 'use 3 to 63 characters of a-z, 0-9, . and -, starting and ending with a letter or digit, such as acme-terraform-tf-state',
    };
  }
  if (name.includes('..')) {
    return {
      reason: 'it has two dots in a row',
      hint: 'separate words by a single - instead',
    };
  }
  if (/^\d+(\.\d+){3}$/.test(name)) {
    return {
      reason: 'it looks like an IP address',
      hint: 'use a word, such as acme-terraform-tf-state',
    };
  }
  const start = REFUSED_STARTS.find(prefix => name.startsWith(prefix));
  if (start) {
    return {
      reason: `AWS keeps names that start with ${start}`,
      hint: `use a name that does not start with ${start}`,
    };
  }
  const end = REFUSED_ENDS.find(suffix => name.endsWith(suffix));
  if (end) {
    return {
      reason: `AWS keeps names that end with ${end}`,
      hint: `use a name that does not end with ${end}`,
    };
  }
  return undefined;
}
