import { isJsonObject, type Json } from './Json';

/** GitHub's limit of jobs that one matrix may make. */
const MOST_JOBS = 256;

type Combination = { [key: string]: Json };

const equal = (a: Json | undefined, b: Json) =>
  JSON.stringify(a) === JSON.stringify(b);

const objects = (value: Json | undefined): Combination[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

/**
 * The combinations of `strategy.matrix`, with `exclude` and `include` applied
 * in GitHub's order; one empty combination without a matrix.
 *
 * @throws when the matrix is empty or makes more than 256 jobs.
 */
export function expandMatrix(matrix: Json | undefined): Combination[] {
  if (!isJsonObject(matrix)) {
    return [{}];
  }
  const { include, exclude, ...dimensions } = matrix;
  let combinations: Combination[] = [];
  const names = Object.keys(dimensions);
  if (names.length > 0) {
    combinations = [{}];
    for (const name of names) {
      const values = dimensions[name];
      const list = Array.isArray(values) ? values : [values];
      combinations = combinations.flatMap(combination =>
        list.map(value => ({ ...combination, [name]: value })),
      );
    }
  }
  combinations = combinations.filter(
    combination =>
      !objects(exclude).some(rule =>
        Object.entries(rule).every(([key, value]) =>
          equal(combination[key], value),
        ),
      ),
  );
  const originals = combinations.map(combination => ({ ...combination }));
  for (const extra of objects(include)) {
    let used = false;
    combinations.forEach((combination, index) => {
      const original = originals[index];
      const fits =
        original !== undefined &&
        Object.entries(extra).every(
          ([key, value]) =>
            !Object.hasOwn(original, key) || equal(original[key], value),
        );
      if (fits) {
        Object.assign(combination, extra);
        used = true;
      }
    });
    if (!used) {
      combinations.push({ ...extra });
    }
  }
  if (combinations.length === 0) {
    throw new Error('Matrix vector does not contain any values');
  }
  if (combinations.length > MOST_JOBS) {
    throw new Error(
      `Matrix makes ${combinations.length} jobs, the limit is ${MOST_JOBS}`,
    );
  }
  return combinations;
}
