import type {
  TopologyNode,
  TraceResult,
  TraceSource,
  TraceTarget,
} from '@lakeport/topology';
import { Command, Option } from 'commander';
import { environmentStacks } from '../io/environmentStacks';
import { readProject } from '../io/readProject';
import { requireEnvironment } from '../io/requireEnvironment';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface Options {
  environment: string;
  from: TraceSource;
  to: TraceTarget;
  asleep?: true;
  json?: true;
}

// Not imported: what prints the help must not load the graph. The test compares.
const SOURCES: TraceSource[] = ['cluster', 'user'];
const TARGETS: TraceTarget[] = [
  's3',
  'control-plane',
  'relay',
  'sts',
  'kinesis',
  'internet',
  'pypi',
];

/** The hops as numbered lines, and what comes out. */
function describe(
  { blockedBy, hops, verdict }: TraceResult,
  nodes: TopologyNode[],
): string {
  const nameOf = (id: string) => nodes.find(node => node.id === id)?.name ?? id;
  const width = String(hops.length).length;
  const lines = hops.flatMap(({ kind, id, reason }, index) => {
    const number = String(index + 1).padStart(width);
    const what = kind === id ? kind : `${kind} ${nameOf(id)}`;
    return [
      `  ${number}. ${what.replace(kind, kind.replace(/-/g, ' '))}`,
      `  ${' '.repeat(width + 2)}${reason}`,
    ];
  });
  const ending = blockedBy === undefined ? '' : ` by ${nameOf(blockedBy)}`;
  return [...lines, '', `${verdict}${ending}`].join('\n');
}

/** Adds `lakeport trace FILE --environment E --from F --to T [--json]`. */
export function addTraceCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('trace')
    .description('follow traffic through the declared network, hop by hop')
    .argument('<file>', 'project file, usually lakeport.yaml')
    .requiredOption('-e, --environment <name>', 'environment of the project')
    .addOption(
      new Option('--from <source>', 'where it starts')
        .choices(SOURCES)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--to <target>', 'what it asks for')
        .choices(TARGETS)
        .makeOptionMandatory(),
    )
    .option('--asleep', 'as if the environment were asleep')
    .option('--json', 'print verdict and hops as JSON')
    .addHelpText(
      'after',
      `${examples(
        'trace lakeport.yaml --environment dev --from cluster --to s3',
        'trace lakeport.yaml --environment prod --from user --to control-plane',
        'trace lakeport.yaml --environment dev --from cluster --to pypi --asleep',
      )}

Exits with 0 for both verdicts: the answer is the output. It knows what is
declared, not bucket policies, credentials or firewalls of others.`,
    )
    .action(async (file: string, options: Options) => {
      const project = await readProject(file);
      requireEnvironment(project, options.environment);
      const [{ synthesize }, { topologyFromStacks, trace }] = await Promise.all(
        [import('@lakeport/infra'), import('@lakeport/topology')],
      );
      const synthesized = synthesize(project, {
        asleep: options.asleep && { [options.environment]: true },
      });
      const topology = topologyFromStacks(
        environmentStacks(synthesized, options.environment),
        environmentStacks(synthesized, undefined),
      );
      const result = trace(topology, { from: options.from, to: options.to });
      terminal.out(
        options.json
          ? JSON.stringify(result, null, 2)
          : describe(result, topology.nodes),
      );
    });
}
