import { Command } from 'commander';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { declaredName } from '../io/declaredName';
import { readLakeportFile } from '../io/readLakeportFile';
import { requireTarget } from '../io/requireTarget';
import { claim, isDeploymentId, whoRunsThis } from '../operations/Claim';
import type { ClaimResult } from '../operations/Claim';
import { openStateBucket } from '../operations/openStateBucket';
import { readSharedAccount } from '../operations/readSharedAccount';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface ClaimOptions {
  environment?: string;
  json?: boolean;
}

/** Adds `lakeport claim FILE ID [--environment E] [--json]`. */
export function addClaimCommand(
  program: Command,
  context: CommandContext,
): void {
  program
    .command('claim')
    .description('take the id of a deployment, which only one run can')
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .argument('<id>', 'of the deployment: 1-64 letters, digits and hyphens')
    .option(
      '-e, --environment <name>',
      'environment of the project that is deployed',
    )
    .option('--json', 'print JSON to stdout')
    .addHelpText(
      'after',
      `${examples('claim lakeport.yaml 6f1d2c9e-3b7a-4c55-9a0e-0d5f5b1f7a10')}

Writes <project>/claims/<environment>/<id> into the state bucket, if it is not there yet. A
deployment may be dispatched twice; the run that claims it does the work. Exit
code 0 when it is claimed now, 3 when another run has it.`,
    )
    .action(async (file: string, id: string, options: ClaimOptions) => {
      const { environment, json } = options;
      if (!isDeploymentId(id)) {
        throw new CommandError(
          'the id of a deployment is 1 to 64 letters, digits and hyphens',
        );
      }
      const declared = await readLakeportFile(file);
      if (environment) {
        if (declared.kind === 'Platform') {
          throw new CommandError(
            `${file} is the file of a platform, which has no environments`,
            { hint: 'Leave --environment out.' },
          );
        }
        requireTarget(declared.project, environment);
      }
      const shared = await readSharedAccount(context.env);
      const bucket = await openStateBucket(declared, shared?.stateDir);
      let result: ClaimResult;
      try {
        result = await claim(bucket, {
          project: declaredName(declared),
          id,
          environment,
          by: whoRunsThis(context.env),
        });
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new CommandError(
          `${id} could not be claimed in ${bucket.place}: ${said}`,
          {
            exitCode: exitCodes.failed,
            hint: 'Nothing was done. The state bucket has to exist and to be writable by the admin role.',
            cause: error,
          },
        );
      }
      const { terminal } = context;
      if (json) terminal.out(JSON.stringify(result));
      else if (result.claimed) terminal.out(`${id} is claimed`);
      else terminal.out(`${id} is taken, by ${result.by} at ${result.at}`);
      context.exit(result.claimed ? exitCodes.ok : exitCodes.claimed);
    });
}
