import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import {
  trace,
  traceTargets,
  type TraceResult,
  type TraceTarget,
} from '@lakeport/topology';

/** What clusters ask for, as people call it. */
const WORDS: Record<TraceTarget, string> = {
  s3: 'S3',
  'control-plane': 'the control plane',
  relay: 'the secure cluster connectivity relay',
  sts: 'AWS STS',
  kinesis: 'Kinesis',
  internet: 'the internet',
  pypi: 'PyPI',
};

/** A way of a workspace's clusters to something that they ask for. */
export interface ExplainedTrace {
  to: TraceTarget;
  verdict: TraceResult['verdict'];
  /** Hop by hop, in words. */
  hops: string[];
  /** What stops it. */
  blockedBy?: string;
  /** Why it is not known, where it is `unknown`. */
  notKnown?: string;
}

/**
 * What is wrong with a workspace's network, and where its clusters get to, for
 * somebody who does not see the picture.
 */
export function explainNetwork(
  network: Pick<ObservedNetwork, 'topology' | 'health' | 'gaps' | 'errors'>,
  workspaceId: string,
): { summary: string; traces: ExplainedTrace[] } {
  const { topology, health, gaps, errors } = network;
  const node = `databricks/workspace/${workspaceId}`;
  const workspace = topology.nodes.find(({ id }) => id === node);
  const name = workspace?.name ?? workspaceId;
  const traces = workspace
    ? traceTargets.map((to): ExplainedTrace => {
        const found = trace(topology, { from: 'cluster', to, workspace: node });
        return {
          to,
          verdict: found.verdict,
          hops: found.hops.map(({ reason }) => reason),
          ...(found.blockedBy && { blockedBy: found.blockedBy }),
          ...(found.verdict === 'unknown' && {
            notKnown: found.hops.find(({ isUnknown }) => isUnknown)?.reason,
          }),
        };
      })
    : [];
  const blocked = traces.filter(({ verdict }) => verdict === 'blocked');
  const wrong = health.filter(({ severity }) => severity !== 'info');
  const lines = [
    ...(workspace
      ? [
          `Workspace ${name} (${workspaceId}):`,
          wrong.length > 0
            ? `${wrong.length} findings:`
            : 'Nothing is found to be wrong with its network.',
          ...wrong.map(({ severity, message }) => `- ${severity}: ${message}`),
          ...traces
            .filter(({ verdict }) => verdict === 'allowed')
            .map(({ to }) => `Its clusters reach ${WORDS[to]}.`),
          ...blocked.map(
            ({ to, hops }) =>
              `Its clusters do not reach ${WORDS[to]}: ${hops.at(-1) ?? ''}`,
          ),
          ...traces
            .filter(({ verdict }) => verdict === 'unknown')
            .map(
              ({ to, notKnown = '' }) =>
                `Nothing that was read keeps its clusters from ${WORDS[to]}, and not all of the way was: ${notKnown}`,
            ),
        ]
      : [`Nothing could be read of the network of workspace ${name}.`]),
    ...(gaps.length + errors.length > 0
      ? [
          'What could not be read, so that the above holds for the rest only:',
          ...new Set([
            ...gaps.map(({ action, message }) => `- ${action}: ${message}`),
            ...errors.map(({ source, message }) => `- ${source}: ${message}`),
          ]),
        ]
      : []),
  ];
  return { summary: lines.join('\n'), traces };
}
