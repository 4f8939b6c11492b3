import { NotImplementedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createLakeportUpgradeAction.examples';

/**
 * Action `databricks:lakeport:upgrade`: another version of lakeport for the
 * repository of a project or a platform, by pull request.
 *
 * @public
 */
export function createLakeportUpgradeAction() {
  return createTemplateAction({
    id: 'databricks:lakeport:upgrade',
    description:
      'Opens a pull request that pins another version of lakeport in the repository of a project or a platform, migrates its file and writes what follows from it anew. Needs no workspace of its own, so that it can be used with `each`. The same version changes nothing; an older one is refused.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description:
              'The project, platform or environment as an entity reference',
          }),
        version: z =>
          z
            .string({
              description:
                "Version to use, such as 1.2.3. Default: the portal's own, which also writes the files",
            })
            .optional(),
        again: z =>
          z
            .boolean({
              description:
                'Propose it once more after its pull request was closed without being merged. Default: false',
            })
            .optional(),
        reviewers: z =>
          z
            .array(z.string())
            .describe(
              'Users and groups who are asked for a review, as entity references. Default: the owner of the entity',
            )
            .optional(),
        continueOnError: z =>
          z
            .boolean({
              description:
                'Say in the outputs that it failed instead of failing, so that one repository does not stop the others of an `each`. Default: false',
            })
            .optional(),
      },
      output: {
        state: z =>
          z.enum(['opened', 'found', 'merged', 'unchanged', 'failed'], {
            description:
              'Whether the pull request was opened or found open, is merged already, or is not needed; failed only with continueOnError',
          }),
        pullRequestUrl: z =>
          z.string({
            description: 'Address of the pull request; empty without one',
          }),
        message: z =>
          z.string({
            description: 'What happened with this repository, in one line',
          }),
        result: z =>
          z
            .object({
              entityRef: z.string(),
              repository: z.string().optional(),
              from: z.string().optional(),
              to: z.string().optional(),
              state: z.string(),
              pullRequestUrl: z.string().optional(),
              number: z.number().optional(),
              files: z.array(z.string()),
              error: z.string().optional(),
            })
            .describe('The same as one value: with `each` a list has all'),
      },
    },
    async handler() {
      throw new NotImplementedError(
        'databricks:lakeport:upgrade is on its way',
      );
    },
  });
}
