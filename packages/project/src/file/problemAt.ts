import type { Finding } from '../Finding';
import type { Problem } from '../Problem';
import { shown } from '../shown';
import { shownPath } from '../shownPath';
import { pathKey } from '../yaml/pathKey';
import type { ReadYaml } from '../yaml/readYaml';

/** A finding as a problem at its place in the text that was read. */
export function problemAt(read: ReadYaml, finding: Finding): Problem {
  const places: Places = read.document?.places ?? new Map();
  return {
    path: shownPath(finding.path),
    message: finding.message,
    hint: hintFor(finding, places.get(pathKey(finding.path))?.source),
    ...read.position(offsetOf(finding, places)),
  };
}

type Places = Map<string, { key?: number; value: number; source?: string }>;

/** Numbers lose leading zeros when they are read; the hint quotes what was written. */
function hintFor({ hint }: Finding, source: string | undefined): string {
  return source === undefined
    ? hint
    : hint.replace(
        /^put it in quotes: "[^"]*"/,
        () => `put it in quotes: ${shown(source)}`,
      );
}

/** The place of the value or key, or of the nearest key above what is missing. */
function offsetOf({ path, about }: Finding, places: Places): number {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places.get(pathKey(path.slice(0, length)));
    if (place) {
      const itself = length === path.length && about === 'value';
      return itself ? place.value : place.key ?? place.value;
    }
  }
  return places.get(pathKey([]))?.value ?? 0;
}
