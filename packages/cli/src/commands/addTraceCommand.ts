import type {
  TopologyNode,
  TraceResult,
  TraceSource,
} from '@lakeport/topology';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '../io/CommandError';
import { readProject } from '../io/readProject';
import { requireEnvironment } from '../io/requireEnvironment';
import { topologyStacks } from '../io/topologyStacks';
import { CommandContext } from './CommandContext';
import { examples } from './examples';
import { NamedTarget, parseTraceTarget, traceTarget } from './traceTarget';

interface Options {
  environment: string;
  toEnvironment?: string;
  from: TraceSource;
  to: NamedTarget;
  port?: number;
  asleep?: true;
  json?: true;
}

// Not imported: what prints the help must not load the graph. The test compares.
const SOURCES: TraceSource[] = ['cluster', 'user'];

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  }
  return port;
}

/** The hops as numbered lines, and what comes out. */
function describe(
  { blockedBy, hops, unknownAt, verdict }: TraceResult,
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
  const by = blockedBy === undefined ? '' : ` by ${nameOf(blockedBy)}`;
  const beyond = unknownAt === undefined ? '' : ` beyond ${nameOf(unknownAt)}`;
  return [...lines, '', `${verdict}${by}${beyond}`].join('\n');
}

/**
 * Adds `lakeport trace FILE --environment E --from F --to T [--to-environment E]
 * [--json]`.
 */
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
      new Option(
        '--to <target>',
        'what it asks for: s3, control-plane, relay, sts, kinesis, internet, pypi; of an environment network, database or zone:NAME; or an IPv4 address or CIDR block',
      )
        .argParser(parseTraceTarget)
        .makeOptionMandatory(),
    )
    .option(
      '--to-environment <name>',
      'environment that network, database or zone is of (default: the same)',
    )
    .addOption(
      new Option(
        '--port <port>',
        'TCP port of it (default: that of the database, else 443)',
      ).argParser(parsePort),
    )
    .option('--asleep', 'as if the environment were asleep')
    .option('--json', 'print verdict and hops as JSON')
    .addHelpText(
      'after',
      `${examples(
        'trace lakeport.yaml --environment dev --from cluster --to s3',
        'trace lakeport.yaml --environment prod --from user --to control-plane',
        'trace lakeport.yaml --environment dev --from cluster --to pypi --asleep',
        'trace lakeport.yaml --environment stores --from cluster --to-environment online --to network',
        'trace lakeport.yaml --environment stores --from cluster --to 10.32.16.0/24 --port 5432',
      )}

Exits with 0 whatever the verdict (allowed, blocked, or unknown where the file
does not tell): the answer is the output. It knows what is declared, not bucket
policies, credentials or firewalls of others.`,
    )
    .action(async (file: string, options: Options) => {
      const project = await readProject(file);
      requireEnvironment(project, options.environment);
      const { environment, to, toEnvironment = environment } = options;
      requireEnvironment(project, toEnvironment);
      if (
        'service' in to &&
        (options.toEnvironment !== undefined || options.port !== undefined)
      ) {
        throw new CommandError(
          `--to ${to.service} is in no environment and has a port of its own`,
          {
            hint: '--to-environment and --port go with network, database, zone:NAME or an address.',
          },
        );
      }
      const [{ synthesize }, { topologyFromStacks, trace }] = await Promise.all(
        [import('@lakeport/infra'), import('@lakeport/topology')],
      );
      const synthesized = synthesize(project, {
        asleep: options.asleep && { [environment]: true },
      });
      // What is asked of the environment alone is answered from it alone.
      const { stacks, shared } = topologyStacks(
        synthesized,
        'service' in to ? environment : undefined,
      );
      const topology = topologyFromStacks(stacks, shared);
      const isOf =
        (name: string) =>
        ({ id }: TopologyNode) =>
          synthesized.manifest.stacks[id.split('/')[0]]?.environment === name;
      const workspace = topology.nodes.find(
        node => node.kind === 'workspace' && isOf(environment)(node),
      );
      const result = trace(topology, {
        from: options.from,
        to: traceTarget(
          to,
          {
            project,
            topology,
            environment: toEnvironment,
            isOf: isOf(toEnvironment),
          },
          options.port,
        ),
        // Of a graph of all environments the first one may be another's.
        workspace: workspace?.id ?? environment,
      });
      terminal.out(
        options.json
          ? JSON.stringify(result, null, 2)
          : describe(result, topology.nodes),
      );
    });
}
