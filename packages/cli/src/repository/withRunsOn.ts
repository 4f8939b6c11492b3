import { isMap, isNode, parseDocument, stringify } from 'yaml';

/**
 * A workflow file whose jobs run on the given runner. Only the values of
 * `runs-on` are replaced; every other character stays as it is.
 *
 * @throws Error when the text is no workflow file.
 */
export function withRunsOn(
  text: string,
  runsOn: string | readonly string[],
): string {
  const document = parseDocument(text);
  const jobs = document.get('jobs');
  if (document.errors.length > 0 || !isMap(jobs)) {
    throw new Error(document.errors[0]?.message ?? 'it has no jobs');
  }
  const places = jobs.items.flatMap(({ value: job }) => {
    const value = isMap(job) ? job.get('runs-on', true) : undefined;
    const same =
      isNode(value) &&
      JSON.stringify(value.toJS(document)) === JSON.stringify(runsOn);
    return isNode(value) && value.range && !same ? [value.range] : [];
  });
  const wanted =
    typeof runsOn === 'string'
      ? stringify(runsOn).trimEnd()
      : JSON.stringify(runsOn);
  return places
    .sort(([a], [b]) => b - a)
    .reduce(
      (result, [from, to]) => result.slice(0, from) + wanted + result.slice(to),
      text,
    );
}
