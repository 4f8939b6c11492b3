import type { Platform } from '@lakeport/project';
import { afterBootstrap } from './afterBootstrap';
import type { BootstrapStep } from './BootstrapStep';
import { filesBelow } from './filesBelow';
import { shellCommand } from './shellCommand';

function stepLines(
  { what, why, check, make, files }: BootstrapStep,
  number: number,
  folder: string | undefined,
): string[] {
  const command = (args: readonly string[]) =>
    shellCommand(filesBelow(folder, args));
  return [
    '',
    `${String(number).padStart(2)}. ${what}`,
    `    ${why}`,
    `    # is it there?`,
    `    ${command(check)}`,
    `    # make it`,
    ...make.map(args => `    ${command(args)}`),
    ...(folder === undefined
      ? Object.entries(files).flatMap(([name, content]) => [
          `    # ${name}`,
          ...JSON.stringify(content, null, 2)
            .split('\n')
            .map(line => `    ${line}`),
        ])
      : []),
  ];
}

/**
 * The steps for people to review, account by account.
 *
 * @param folder - where their files are; left out, their content is shown
 */
export function describeBootstrap(
  platform: Platform,
  steps: readonly BootstrapStep[],
  folder: string | undefined,
): string[] {
  const accounts = [...new Set(steps.map(({ account }) => account))];
  const umbrella = platform.spec.aws.adminAccountId;
  return [
    `What platform ${platform.metadata.name} needs before Terraform can run: ${
      steps.length
    } things in ${accounts.length} AWS ${
      accounts.length === 1 ? 'account' : 'accounts'
    }.`,
    'Each is looked for first, and left alone where it is as it should be. --run does it with the aws command.',
    ...accounts.flatMap(account => [
      '',
      `AWS account ${account}${account === umbrella ? ', the umbrella' : ''}`,
      ...steps.flatMap((step, index) =>
        step.account === account ? stepLines(step, index + 1, folder) : [],
      ),
    ]),
    '',
    'Afterwards, by hand',
    ...afterBootstrap(platform).map(text => `  - ${text}`),
  ];
}
