import { sameWorkflows, type Problem, type Project } from '@lakeport/project';
import { z } from 'zod';
import { CommandError } from '../io/CommandError';

/** What every project of a platform says of it. */
const boundFacts = z.strictObject({
  platform: z.string(),
  databricks: z.strictObject({ accountId: z.string() }),
  aws: z.strictObject({
    adminAccountId: z.string(),
    adminRole: z.string(),
    childRole: z.string(),
    state: z.strictObject({ bucket: z.string(), region: z.string() }),
  }),
  github: z.strictObject({ workflows: z.string() }),
});

/** What a project has to say of its platform, whoever wrote its file. */
export type BoundFacts = z.output<typeof boundFacts>;

/**
 * The value of `check --facts`.
 *
 * @throws CommandError when it is something else.
 */
export function parseFacts(text: string): BoundFacts {
  try {
    return boundFacts.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError('--facts is no JSON of the facts of a platform', {
      hint: 'It is written by "lakeport workflows" of a platform; run that again.',
      cause: error,
    });
  }
}

function* leaves(
  value: unknown,
  path: readonly string[] = [],
): Generator<[string[], unknown]> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* leaves(inner, [...path, key]);
    }
  } else {
    yield [[...path], value];
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? Object.entries(inner).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
}

/** As GitHub reads the names of repositories, and all else literally. */
function same(path: readonly string[], said: unknown, value: unknown): boolean {
  if (typeof said !== 'string' || typeof value !== 'string') {
    return said === value;
  }
  switch (path.join('.')) {
    case 'github.workflows':
      return sameWorkflows(said, value);
    case 'repository':
      return said.toLowerCase() === value.toLowerCase();
    default:
      return said === value;
  }
}

/**
 * Where a project says something else of its platform, or of its repository,
 * than it has to. A platform's reusable workflow holds account-level rights and
 * reads the caller's file: it goes on only where the states, the accounts and
 * the repository are those that the platform gave the project.
 */
export function compareWithFacts(
  project: Project,
  facts: BoundFacts | undefined,
  repository: string | undefined,
): Problem[] {
  const wanted = {
    ...facts,
    ...(repository === undefined ? {} : { repository }),
  };
  return [...leaves(wanted)].flatMap(([path, value]) => {
    const said = at(project.spec, path);
    const shown = said === undefined ? 'nothing' : JSON.stringify(said);
    return same(path, said, value)
      ? []
      : [
          {
            path: ['spec', ...path].join('.'),
            message: `is ${shown}, and has to be ${JSON.stringify(value)}`,
            hint:
              path[0] === 'repository'
                ? 'A file is deployed from the repository that it names only.'
                : 'Write what "lakeport facts" says of the project.',
            line: 0,
            column: 0,
          },
        ];
  });
}
