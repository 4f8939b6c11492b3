/** `lakeport.yaml:23:15  spec.environments.dev.network.cidr`, as `lakeport check` names a place. */
const PLACE = /^(\S.*:\d+:\d+)(?: {2}(.+))?$/;
/** What `lakeport check` closes with. */
const COUNT = /^\d+ problems?$/;

/**
 * What `lakeport check` found wrong, in one line; undefined when the lines are
 * not the output of a check that failed. It prints a place and below it, set in,
 * what is wrong and what would be right; last the number of problems.
 */
export function checkProblemsIn(lines: string[]): string | undefined {
  const count = lines.findIndex(line => COUNT.test(line));
  if (count < 0) {
    return undefined;
  }
  const problems: Array<{ place: string; text: string[] }> = [];
  for (const line of lines.slice(0, count)) {
    const place = PLACE.exec(line);
    const problem = problems.at(-1);
    if (place) {
      problems.push({
        place: [place[1], place[2]].filter(Boolean).join(' '),
        text: [],
      });
    } else if (problem && line.startsWith('  ')) {
      problem.text.push(line.trim());
    }
  }
  return problems.length > 0
    ? problems
        .map(({ place, text }) => `${place}: ${text.join('; ')}`)
        .join(' · ')
    : undefined;
}
