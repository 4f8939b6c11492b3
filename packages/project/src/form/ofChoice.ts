import { isMapping } from './isMapping';

/**
 * A choice of a form with the answers that belong to it: forms keep what was
 * answered before somebody chose something else. A choice that is not known
 * keeps all, for the check to refuse.
 *
 * @param key - the key that says what was chosen; `none` is nothing at all
 * @param answers - the keys that only one choice has, by choice
 */
export function ofChoice(
  value: unknown,
  key: string,
  answers: Readonly<Record<string, readonly string[]>>,
): unknown {
  if (!isMapping(value)) {
    return value;
  }
  const chosen = value[key];
  if (chosen === 'none') {
    return undefined;
  }
  if (typeof chosen !== 'string' || !Object.hasOwn(answers, chosen)) {
    return value;
  }
  const others = Object.values(answers)
    .flat()
    .filter(name => !answers[chosen].includes(name));
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !others.includes(name)),
  );
}
