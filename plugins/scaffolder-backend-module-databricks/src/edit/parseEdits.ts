import { InputError } from '@backstage/errors';
import { projectEditSchema, type ProjectEdit } from '@lakeport/project';
import { z } from 'zod';
import { repeatedNames } from '../templating/repeatedNames';
import { withoutBlanks } from './withoutBlanks';

/**
 * Edits of a project file out of a step's input, whose blanks are taken for
 * "not given".
 *
 * @throws InputError with everything that is wrong with them
 */
export function parseEdits(input: unknown[]): ProjectEdit[] {
  const problems: string[] = [];
  const edits = input.flatMap((item, index) => {
    const repeated = repeatedNames(item, `edits[${index}]`);
    if (repeated.length > 0) {
      problems.push(...repeated);
      return [];
    }
    const parsed = projectEditSchema.safeParse(withoutBlanks(item));
    if (parsed.success) {
      return [parsed.data];
    }
    problems.push(
      `edits[${index}]: ${z.prettifyError(reasons(parsed.error, item))}`,
    );
    return [];
  });
  if (problems.length > 0) {
    throw new InputError(problems.join('\n'));
  }
  return edits;
}

/** Of the edits that there are, what is wrong with the one that is meant. */
function reasons(error: z.ZodError, item: unknown): z.ZodError {
  const [issue] = error.issues;
  if (issue?.code !== 'invalid_union') {
    return error;
  }
  const meant = issue.errors.filter(
    issues => !issues.some(({ path }) => path.join() === 'kind'),
  );
  if (meant.length > 0) {
    return new z.ZodError(meant[0]);
  }
  const kinds = issue.errors.flatMap(issues =>
    issues.flatMap(found =>
      found.code === 'invalid_value' && found.path.join() === 'kind'
        ? found.values.map(String)
        : [],
    ),
  );
  const kind =
    typeof item === 'object' && item !== null && 'kind' in item
      ? JSON.stringify(item.kind)
      : 'nothing';
  return new z.ZodError([
    {
      code: 'custom',
      path: ['kind'],
      input: item,
      message: `${kind} is no kind of edit; use one of ${kinds.join(', ')}`,
    },
  ]);
}
