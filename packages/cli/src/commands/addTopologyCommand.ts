import type { TopologyLayer } from '@lakeport/topology';
import { Command, Option } from 'commander';
import { readProject } from '../io/readProject';
import { requireTarget } from '../io/requireTarget';
import { topologyStacks } from '../io/topologyStacks';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

type Format = 'json' | 'mermaid' | 'svg';

interface Options {
  environment?: string;
  format: Format;
  layer?: TopologyLayer[];
}

// Not imported: what prints the help must not load the graph. The test compares.
const LAYERS: TopologyLayer[] = ['data-flow'];

/** Adds `lakeport topology FILE [--environment E] [--format json|mermaid|svg]`. */
export function addTopologyCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('topology')
    .description('print the network graph of the stacks of a project')
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option(
      '-e, --environment <name>',
      'environment of the project, with what connects it; connectivity or regions, with what that joins (default: all)',
    )
    .addOption(
      new Option('-f, --format <format>', 'what to print')
        .choices(['json', 'mermaid', 'svg'])
        .default('json'),
    )
    .addOption(
      new Option(
        '--layer <layers...>',
        'what pictures show over the network',
      ).choices(LAYERS),
    )
    .addHelpText(
      'after',
      `${examples(
        'topology lakeport.yaml --environment dev',
        'topology lakeport.yaml --environment dev --format svg > network.svg',
        'topology lakeport.yaml --format svg --layer data-flow > data.svg',
        'topology lakeport.yaml --environment dev --format mermaid >> README.md',
      )}

The layer data-flow is where data goes: streams, buckets, jobs, shares, copies.
JSON holds all layers.`,
    )
    .action(async (file: string, options: Options) => {
      const project = await readProject(file);
      if (options.environment !== undefined) {
        requireTarget(project, options.environment);
      }
      const [
        { synthesize },
        { topologyFromStacks, toMermaid, toSvg, withLayers },
      ] = await Promise.all([
        import('@lakeport/infra'),
        import('@lakeport/topology'),
      ]);
      const { stacks, shared } = topologyStacks(
        synthesize(project),
        options.environment,
      );
      const topology = topologyFromStacks(stacks, shared);
      const drawn = withLayers(topology, options.layer ?? []);
      const text = {
        json: () => JSON.stringify(topology, null, 2),
        mermaid: () => toMermaid(drawn).trimEnd(),
        svg: () => toSvg(drawn).trimEnd(),
      }[options.format]();
      terminal.out(text);
    });
}
