import { NotImplementedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createProjectOffboardAction.examples';

/** Reviews take their time; what is not merged by then stays open. */
const DEFAULT_TIMEOUT_MINUTES = 480;

/**
 * Action `databricks:project:offboard`: takes a project or one environment of it
 * out of its platform's file by pull request.
 *
 * @public
 */
export function createProjectOffboardAction() {
  return createTemplateAction({
    id: 'databricks:project:offboard',
    description:
      "Takes a project or one of its environments off a platform: opens a pull request to the platform's repository, follows it until it is merged and applied, and says what remains. Refused while an environment has a workspace. Repeating it changes nothing. Skipped without a platform. With `withdraw`, closes an onboarding request that is still open, and nothing else.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        platform: z =>
          z
            .string({
              description:
                'The platform as an entity reference; left out for a standalone project, which is on none',
            })
            .optional(),
        project: z => z.string({ description: 'Name of the project' }),
        environment: z =>
          z
            .string({
              description:
                'The environment to take off; left out, the project with all of them',
            })
            .optional(),
        entityRef: z =>
          z
            .string({
              description:
                "The project's entity. Default: system:default/<project>",
            })
            .optional(),
        waitFor: z =>
          z
            .enum(['opened', 'merged', 'applied'], {
              description:
                "Go on when the pull request is open, when it is merged, or when the platform's workflow has applied it. Default: applied",
            })
            .optional(),
        withdraw: z =>
          z
            .boolean({
              description:
                'Close the open onboarding request of the project and delete its branch; what is onboarded stays. Default: false',
            })
            .optional(),
        number: z =>
          z
            .number({
              description:
                'With withdraw: the only pull request that may be closed, as databricks:project:onboard gave it',
            })
            .int()
            .positive()
            .optional(),
        again: z =>
          z
            .boolean({
              description:
                'Propose it once more after its pull request was closed without being merged. Default: false',
            })
            .optional(),
        timeoutMinutes: z =>
          z
            .number({
              description: `How long to wait; the pull request stays open after that. Default: ${DEFAULT_TIMEOUT_MINUTES}`,
            })
            .positive()
            .optional(),
      },
      output: {
        state: z =>
          z.enum(
            [
              'skipped',
              'unchanged',
              'opened',
              'merged',
              'applied',
              'withdrawn',
            ],
            {
              description:
                'How far it got; skipped without a platform, unchanged when there is nothing to take off or to withdraw',
            },
          ),
        pullRequestUrl: z =>
          z.string({ description: 'Address of the pull request' }).optional(),
        number: z =>
          z.number({ description: 'Number of the pull request' }).optional(),
        environments: z =>
          z
            .array(z.string())
            .describe('Names of the environments that are taken off'),
        remains: z =>
          z
            .array(z.string())
            .describe(
              'What stays and whoever wants it gone has to remove, a sentence each',
            ),
        summary: z => z.string({ description: 'All of it, as Markdown' }),
      },
    },
    async handler() {
      throw new NotImplementedError(
        'databricks:project:offboard is on its way',
      );
    },
  });
}
