import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { examples } from './createProjectGenerateAction.examples';

/**
 * Action `databricks:project:generate`: what follows from the workspace's
 * `lakeport.yaml`, written beside it by the same commands that the repository's
 * checks compare it with later.
 *
 * @public
 */
export function createProjectGenerateAction(options: {
  lakeport: Pick<LakeportRunner, 'generate'>;
}) {
  const { lakeport } = options;
  return createTemplateAction({
    id: 'databricks:project:generate',
    description:
      'Writes what follows from lakeport.yaml into the workspace: the documentation of its environments and of what they have in common, the workflow that follows their schedules, and what the workflows run on.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        bundle: z =>
          z
            .boolean({
              description:
                'Start a Databricks Asset Bundle with the job of the lakehouse in bundle, if the project has one and there is no bundle yet. Default: false',
            })
            .optional(),
      },
      output: {
        files: z =>
          z.array(z.string()).describe('Paths of the files that were written'),
      },
    },
    async handler(ctx) {
      const done = await lakeport.generate(ctx.workspacePath, {
        signal: ctx.signal,
        bundle: ctx.input.bundle ?? false,
      });
      done.forEach(line => ctx.logger.info(line));
      ctx.output(
        'files',
        done.flatMap(line =>
          line.startsWith('wrote ') ? [line.slice('wrote '.length)] : [],
        ),
      );
    },
  });
}
