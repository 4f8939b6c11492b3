import type { Project } from '@lakeport/project';
import type {
  Topology,
  TopologyNode,
  TracePlace,
  TraceTarget,
} from '@lakeport/topology';
import { InvalidArgumentError } from 'commander';
import { BlockList, isIPv4 } from 'node:net';
import { CommandError } from '../io/CommandError';

/** What `--to` names: a service, or something of an environment, or addresses. */
export type NamedTarget =
  | { service: TraceTarget }
  | { part: 'network' | 'database' }
  | { zone: string }
  | { address: string };

// Not imported: what prints the help must not load the graph. The test compares.
export const TARGETS: TraceTarget[] = [
  's3',
  'control-plane',
  'relay',
  'sts',
  'kinesis',
  'internet',
  'pypi',
];

function isAddress(text: string): boolean {
  const [address, prefix, ...more] = text.split('/');
  if (!isIPv4(address) || more.length) return false;
  if (prefix === undefined) return true;
  try {
    new BlockList().addSubnet(address, Number(prefix), 'ipv4');
    return /^\d{1,2}$/.test(prefix);
  } catch {
    return false;
  }
}

/** @throws InvalidArgumentError that says what there is */
export function parseTraceTarget(text: string): NamedTarget {
  const service = TARGETS.find(target => target === text);
  if (service) return { service };
  if (text === 'network' || text === 'database') return { part: text };
  const [, zone] = /^zone:(.+)$/.exec(text) ?? [];
  if (zone) return { zone };
  if (isAddress(text)) return { address: text };
  throw new InvalidArgumentError(
    `Allowed choices are ${TARGETS.join(
      ', ',
    )}. Of an environment it can be network, database or zone:NAME, or an IPv4 address or CIDR block.`,
  );
}

/** Which part of the graph that is. */
export interface TargetContext {
  readonly project: Project;
  readonly topology: Topology;
  /** The environment that the target is in. */
  readonly environment: string;
  /** Whether a node is declared by that environment. */
  readonly isOf: (node: TopologyNode) => boolean;
}

function networkOf({ topology, isOf, environment }: TargetContext): string {
  const vpc = topology.nodes.find(
    node => node.kind === 'vpc' && node.elsewhere !== true && isOf(node),
  );
  if (vpc) return vpc.id;
  throw new CommandError(`environment ${environment} has no network`, {
    hint: 'Serverless environments have none.',
  });
}

function databaseOf(context: TargetContext): string {
  const vpc = networkOf(context);
  const databases = context.topology.nodes.filter(
    node => node.kind === 'database',
  );
  const found = databases.find(node => node.parent === vpc);
  if (found) return found.id;
  throw new CommandError(
    `there is no database in the network of ${context.environment}`,
    {
      hint: databases.length
        ? `The project has: ${databases.map(({ name }) => name).join(', ')}.`
        : 'The project declares none (spec.regions.database).',
    },
  );
}

function zoneOf(context: TargetContext, name: string): string {
  const { environment, isOf, project, topology } = context;
  const zones = project.spec.lakehouse?.zones ?? {};
  const zone = Object.hasOwn(zones, name) ? zones[name] : undefined;
  const buckets = topology.nodes.filter(
    node =>
      node.kind === 'bucket' &&
      zone !== undefined &&
      Array.isArray(node.schemas) &&
      node.schemas.includes(zone.schema),
  );
  const bucket = buckets.find(isOf) ?? buckets.find(node => node.existing);
  if (bucket) return bucket.id;
  throw new CommandError(
    `environment ${environment} has no zone ${JSON.stringify(name)}`,
    {
      hint: Object.keys(zones).length
        ? `The lakehouse has: ${Object.keys(zones).join(', ')}; in: ${(
            project.spec.lakehouse?.environments ?? []
          ).join(', ')}.`
        : 'The project declares no lakehouse (spec.lakehouse).',
    },
  );
}

/**
 * A named target in a graph.
 *
 * @throws CommandError when the environment has none of it
 */
export function traceTarget(
  named: NamedTarget,
  context: TargetContext,
  port: number | undefined,
): TraceTarget | TracePlace {
  if ('service' in named) return named.service;
  const more = port === undefined ? {} : { port };
  if ('address' in named) return { address: named.address, ...more };
  if ('zone' in named) return { node: zoneOf(context, named.zone), ...more };
  return {
    node: named.part === 'network' ? networkOf(context) : databaseOf(context),
    ...more,
  };
}
