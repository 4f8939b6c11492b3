import { InputError } from '@backstage/errors';
import { parsePlatform, type Platform } from '@lakeport/project';
import { problemLine } from '../project/problemLine';

/**
 * A platform out of its file's text.
 *
 * @param where - the file, for people
 * @throws InputError with every problem of the file
 */
export function parsePlatformText(text: string, where: string): Platform {
  const parsed = parsePlatform(text);
  if (!parsed.valid) {
    throw new InputError(
      `${where} is not valid, so nothing can be onboarded; the platform team has to put it right first:\n${parsed.problems
        .map(problem => `line ${problem.line}: ${problemLine(problem)}`)
        .join('\n')}`,
    );
  }
  return parsed.platform;
}
