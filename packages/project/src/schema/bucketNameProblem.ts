import { shown } from '../shown';

const REFUSED_STARTS = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const REFUSED_ENDS = ['-s3alias', '--ol-s3', '.mrap', '--x-s3'];

/**
 * What is wrong with a name for an S3 bucket; undefined when nothing is.
 *
 * Source: Amazon S3 user guide, general purpose bucket naming rules, 2026.
 */
export function bucketNameProblem(
  name: string,
): { message: string; hint: string } | undefined {
  const not = `${shown(name)} is not a bucket name`;
  if (name.length < 3 || name.length > 63) {
    return {
      message: `${not}: it has ${name.length} characters`,
      hint: 'use 3 to 63 characters of a-z, 0-9, . and -, such as acme-terraform-tf-state',
    };
  }
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name)) {
    return {
      message: not,
      hint: 'use 3 to 63 characters of a-z, 0-9, . and -, starting and ending with a letter or digit, such as acme-terraform-tf-state',
    };
  }
  if (name.includes('..')) {
    return {
      message: `${not}: it has two dots in a row`,
      hint: 'separate words by a single - instead',
    };
  }
  if (/^\d+(\.\d+){3}$/.test(name)) {
    return {
      message: `${not}: it looks like an IP address`,
      hint: 'use a word, such as acme-terraform-tf-state',
    };
  }
  const start = REFUSED_STARTS.find(prefix => name.startsWith(prefix));
  if (start) {
    return {
      message: `${not}: AWS keeps names that start with ${start}`,
      hint: `use a name that does not start with ${start}`,
    };
  }
  const end = REFUSED_ENDS.find(suffix => name.endsWith(suffix));
  if (end) {
    return {
      message: `${not}: AWS keeps names that end with ${end}`,
      hint: `use a name that does not end with ${end}`,
    };
  }
  return undefined;
}
