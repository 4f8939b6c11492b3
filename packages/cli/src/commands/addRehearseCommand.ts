import { Command } from 'commander';
import { isSharedTarget } from '@lakeport/project';
import { planGuard } from '../operations/planGuard';
import { readFaults } from '../operations/readFaults';
import { synthesizeFile } from '../io/synthesizeFile';
import { readFileToRun } from '../operations/readFileToRun';
import { regionOutageOf } from '../operations/regionOutageOf';
import { runDrill } from '../operations/runDrill';
import { runReported } from '../operations/runReported';
import { CommandError } from '../io/CommandError';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

const STEPS_PER_STACK = 6;

interface RehearseOptions {
  environment?: string;
  faults?: string;
  sleep?: boolean;
  everyFault?: boolean;
  drill?: string;
  to?: string;
  json?: boolean;
}

/** A drill has a course of its own, which other options would disturb. */
function refuseMixture({
  drill,
  everyFault,
  faults,
  sleep,
  to,
}: RehearseOptions): void {
  if (drill === undefined) {
    if (to !== undefined) {
      throw new CommandError('--to goes with --drill only', {
        hint: 'Add --drill region-outage, or leave --to out.',
      });
    }
    return;
  }
  const others = [
    ...(faults === undefined ? [] : ['--faults']),
    ...(sleep ? ['--sleep'] : []),
    ...(everyFault ? ['--every-fault'] : []),
  ];
  if (others.length > 0) {
    throw new CommandError(`--drill does not go with ${others.join(', ')}`, {
      hint: 'Rehearse them one after the other.',
    });
  }
}

/** Adds `lakeport rehearse FILE [--environment E] [--faults F] [--sleep] [--drill D]`. */
export function addRehearseCommand(
  program: Command,
  context: CommandContext,
): void {
  program
    .command('rehearse')
    .description(
      'run all stacks from init to destroy against an account in memory',
    )
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .option(
      '-e, --environment <name>',
      'only this environment; connectivity or regions with what they build upon',
    )
    .option('--faults <file>', 'JSON file with faults to plant')
    .option('--sleep', 'put to sleep and wake also what declares no sleep')
    .option(
      '--every-fault',
      'let one create and one delete of every type of resource fail, and go on',
    )
    .option(
      '--drill <name>',
      'region-outage: what can be done while the region of --environment is down',
    )
    .option(
      '--to <environment>',
      'with --drill: the secondary that takes over (default: the first one)',
    )
    .option('--json', 'print one JSON line per step to stdout')
    .addHelpText(
      'after',
      `${examples(
        'rehearse lakeport.yaml',
        'rehearse lakeport.yaml --environment dev --json',
        'rehearse lakeport.yaml --faults faults.json',
        'rehearse lakeport.yaml --drill region-outage --environment prod',
      )}

An environment that declares sleep is put to sleep and woken on the way, any
environment with --sleep. With --every-fault each apply and destroy goes on from
what the failed one before it left, until all is there and all is gone. Faults that never came up are told at the end.

--drill region-outage applies the whole file, lets the region of --environment go
down, says of each environment whether it can be planned, lets a secondary take
over as far as Terraform can meanwhile, and goes back when the region is there
again: what then is not as it was before is a failure.

Needs terraform or tofu >= 1.10 and no account. Prints one JSON line per step
with --json, or when stdout is no terminal; the last one has "done": true. Exit
code 1 on any failure.

A rehearsal proves references, types, order, idempotency and state handling; not
that AWS or Databricks accept the values.`,
    )
    .action(async (file: string, options: RehearseOptions) => {
      const { environment, json = false } = options;
      refuseMixture(options);
      const faults = options.faults ? await readFaults(options.faults) : [];
      const declared = await readFileToRun({
        file,
        needsEnvironment: false,
        operation: 'rehearse',
        environment,
        json,
        rehearsal: true,
        context,
      });
      if (options.drill !== undefined) {
        const { drill, to } = options;
        await runDrill(
          declared,
          regionOutageOf(declared, { file, drill, environment, to }),
          { json, context },
        );
        return;
      }
      const [stacks, { recoverFromEachFault, rehearse, TerraformEngine }] =
        await Promise.all([
          synthesizeFile(declared, { inEmptyAccount: true }),
          import('@lakeport/rehearsal'),
        ]);
      const environments =
        declared.kind === 'Project' ? declared.project.spec.environments : {};
      const sleepers = Object.keys(environments).filter(
        name =>
          (!environment || name === environment) &&
          (options.sleep || environments[name].sleep !== undefined),
      );
      const as = (asleep: boolean) =>
        synthesizeFile(declared, {
          inEmptyAccount: true,
          asleep: Object.fromEntries(sleepers.map(name => [name, asleep])),
        });
      const isWhole =
        !environment ||
        (declared.kind === 'Project' &&
          isSharedTarget(declared.project, environment));
      const count = Object.values(stacks.manifest.stacks).filter(
        stack => isWhole || (stack.environment ?? environment) === environment,
      ).length;
      await runReported({
        operation: 'rehearse',
        environment,
        json,
        context,
        rehearsal: true,
        steps: count * STEPS_PER_STACK,
        work: async ({ onEvent, signal }) => {
          const engine = await TerraformEngine.find();
          if (options.everyFault) {
            const recovered = await recoverFromEachFault({
              stacks,
              environment,
              engine,
              onEvent,
              signal,
            });
            return {
              failures: recovered.problems.length,
              objectsLeft: recovered.objectsLeft,
              message:
                recovered.problems.join('\n') ||
                `recovered from ${recovered.faults} faults in ${recovered.attempts} attempts`,
            };
          }
          return rehearse({
            stacks,
            environment,
            faults,
            ...(sleepers.length > 0 && {
              sleepRoundTrip: {
                asleep: await as(true),
                awake: await as(false),
                guard: planGuard('sleep', []),
              },
            }),
            engine,
            onEvent,
            signal,
          });
        },
      });
    });
}
