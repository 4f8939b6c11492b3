import type { Finding } from '../Finding';
import { shown } from '../shown';

/** AWS takes 50 tags; lakeport adds the project's, the environment's and Name. */
const MOST_TAGS = 47;

/**
 * That there are not too many tags, and no two whose keys differ in case only,
 * which IAM takes for the same.
 *
 * Source: AWS documentation, tag naming limits and requirements; IAM user
 * guide, rules for tagging, 2026.
 */
export function checkTags(
  tags: Readonly<Record<string, unknown>> | undefined,
): Finding[] {
  const path = ['spec', 'aws', 'tags'];
  const keys = Object.keys(tags ?? {});
  const findings: Finding[] = [];
  if (keys.length > MOST_TAGS) {
    findings.push({
      path,
      message: `there are ${keys.length} tags`,
      hint: `use at most ${MOST_TAGS}: AWS takes 50, and three are set by lakeport`,
      about: 'key',
    });
  }
  const seen = new Map<string, string>();
  for (const key of keys) {
    const before = seen.get(key.toLowerCase());
    if (before !== undefined) {
      findings.push({
        path: [...path, key],
        message: `tag ${shown(key)} differs from ${shown(
          before,
        )} in upper and lower case only`,
        hint: 'keep one of them: IAM does not tell them apart',
        about: 'key',
      });
    }
    seen.set(key.toLowerCase(), before ?? key);
  }
  return findings;
}
