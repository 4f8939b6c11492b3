/** What GitHub's filter `created` asks for: `>=2026-01-01T00:00:00Z`, `<…`, `a..b` or a day. */
export function createdWithin(filter: string): (date: string) => boolean {
  const time = (text: string) => Date.parse(text.replace(/^\*$/, ''));
  const compare = /^(>=|<=|>|<)(.+)$/.exec(filter);
  if (compare) {
    const limit = time(compare[2]);
    const tests: Record<string, (value: number) => boolean> = {
      '>=': value => value >= limit,
      '<=': value => value <= limit,
      '>': value => value > limit,
      '<': value => value < limit,
    };
    return date => tests[compare[1]](Date.parse(date));
  }
  const [from, to] = filter.split('..');
  if (to !== undefined) {
    return date =>
      (from === '*' || Date.parse(date) >= time(from)) &&
      (to === '*' || Date.parse(date) <= time(to));
  }
  return date => date.startsWith(filter);
}
