import { Command, Option } from 'commander';
import { environmentStacks } from '../io/environmentStacks';
import { readProject } from '../io/readProject';
import { requireEnvironment } from '../io/requireEnvironment';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

type Format = 'json' | 'mermaid' | 'svg';

/** Adds `lakeport topology FILE --environment E [--format json|mermaid|svg]`. */
export function addTopologyCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('topology')
    .description("print the network graph of an environment's stacks")
    .argument('<file>', 'project file, usually lakeport.yaml')
    .requiredOption('-e, --environment <name>', 'environment of the project')
    .addOption(
      new Option('-f, --format <format>', 'what to print')
        .choices(['json', 'mermaid', 'svg'])
        .default('json'),
    )
    .addHelpText(
      'after',
      examples(
        'topology lakeport.yaml --environment dev',
        'topology lakeport.yaml --environment dev --format svg > network.svg',
        'topology lakeport.yaml --environment dev --format mermaid >> README.md',
      ),
    )
    .action(
      async (
        file: string,
        options: { environment: string; format: Format },
      ) => {
        const project = await readProject(file);
        requireEnvironment(project, options.environment);
        const [{ synthesize }, { topologyFromStacks, toMermaid, toSvg }] =
          await Promise.all([
            import('@lakeport/infra'),
            import('@lakeport/topology'),
          ]);
        const synthesized = synthesize(project);
        const topology = topologyFromStacks(
          environmentStacks(synthesized, options.environment),
          environmentStacks(synthesized, undefined),
        );
        const text = {
          json: () => JSON.stringify(topology, null, 2),
          mermaid: () => toMermaid(topology).trimEnd(),
          svg: () => toSvg(topology).trimEnd(),
        }[options.format]();
        terminal.out(text);
      },
    );
}
