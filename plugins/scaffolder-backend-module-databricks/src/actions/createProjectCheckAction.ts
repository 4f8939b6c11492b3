import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { parseProject, type Problem, type Project } from '@lakeport/project';
import { findingLine } from '../project/findingLine';
import { invalidProjectError } from '../project/invalidProjectError';
import { openFindingsError } from '../project/openFindingsError';
import { problemLine } from '../project/problemLine';
import { readProjectFile } from '../project/readProjectFile';
import { sortFindings } from '../project/sortFindings';
import { examples } from './createProjectCheckAction.examples';

/**
 * Action `databricks:project:check`: runs `lakeport check` on the workspace's
 * project file and fails when it is invalid, when what it declares breaks a rule
 * that the file does not waive, or when the portal has a project of that name
 * already. Warnings are logged with what would be right.
 *
 * @param options - `taken` gives the problems of a project with what the portal
 *   has; left out, a project is not compared with others.
 * @public
 */
export function createProjectCheckAction(options: {
  lakeport: Pick<LakeportRunner, 'check'>;
  taken?: (project: Project) => Promise<Problem[]>;
}) {
  const { lakeport, taken = async () => [] } = options;
  return createTemplateAction({
    id: 'databricks:project:check',
    description:
      'Checks the lakeport project file in the workspace with the same lakeport that the repository will use. Fails when the file is invalid, with every problem at once, when what it declares breaks a rule that it does not waive, and when the catalog has a project of that name from another repository.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description:
                'Path of the project file in the workspace. Default: lakeport.yaml',
            })
            .optional(),
      },
      output: {
        valid: z => z.boolean({ description: 'True; an invalid file fails' }),
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'lakeport.yaml';
      const text = await readProjectFile(ctx.workspacePath, path);
      const { valid, problems, findings } = await lakeport.check(text, {
        signal: ctx.signal,
      });
      for (const problem of problems) {
        const { line, column } = problem;
        ctx.logger.error(`${path}:${line}:${column} ${problemLine(problem)}`);
      }
      if (!valid) {
        throw invalidProjectError(path, problems);
      }
      const { errors, warnings } = sortFindings(findings);
      for (const error of errors) {
        ctx.logger.error(findingLine(error));
      }
      for (const warning of warnings) {
        ctx.logger.warn(findingLine(warning));
      }
      if (errors.length > 0) {
        throw openFindingsError(path, errors);
      }
      const parsed = parseProject(text);
      const conflicts = parsed.valid ? await taken(parsed.project) : [];
      if (conflicts.length > 0) {
        throw invalidProjectError(path, conflicts);
      }
      ctx.logger.info(`${path} is valid`);
      ctx.output('valid', true);
    },
  });
}
