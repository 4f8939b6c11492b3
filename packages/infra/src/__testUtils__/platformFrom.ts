import { parsePlatform, Platform } from '@lakeport/project';

/** A checked platform from the text of a platform file; fails loudly if it is wrong. */
export function platformFrom(text: string): Platform {
  const result = parsePlatform(text);
  if (!result.valid) {
    throw new Error(
      `The platform of this test is not valid:\n${result.problems
        .map(problem => `${problem.path}: ${problem.message}`)
        .join('\n')}`,
    );
  }
  return result.platform;
}
