import { isRecord } from '../stacks/isRecord';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';
import { policyStatements } from './policyStatements';

const BUCKET_ARN = /^arn:aws[\w-]*:s3:::([^/]+)/;

/** The policies of a role: inline, attached, and separate ones. */
function policiesOf(graph: GraphBuilder, role: StackResource): unknown[] {
  const { index } = graph;
  const ofRole = (item: StackResource) =>
    graph.targets(item, 'role', 'aws_iam_role').includes(role) ||
    graph.text(item, 'role') === graph.text(role, 'name');
  const attached = index
    .ofType('aws_iam_role_policy_attachment')
    .filter(ofRole)
    .flatMap(item => graph.targets(item, 'policy_arn', 'aws_iam_policy'));
  return [...index.ofType('aws_iam_role_policy').filter(ofRole), ...attached]
    .map(policy => graph.text(policy, 'policy'))
    .concat(
      [role.attributes.inline_policy]
        .flat()
        .map(block =>
          isRecord(block)
            ? graph.index.text(role.stack, block.policy)
            : undefined,
        ),
    );
}

function bucketNames(policies: unknown[]): string[] {
  const names = policies
    .flatMap(policyStatements)
    .filter(statement => statement.effect === 'Allow')
    .flatMap(statement => statement.resources)
    .map(resource => BUCKET_ARN.exec(resource)?.[1])
    .filter(name => name !== undefined);
  return [...new Set(names)].sort();
}

/**
 * Instance profiles and the buckets that their roles may open. Buckets that are
 * not declared here stay names in the `buckets` detail.
 */
export function addInstanceProfiles(graph: GraphBuilder): void {
  for (const profile of graph.index.ofType('aws_iam_instance_profile')) {
    const [role] = graph.targets(profile, 'role', 'aws_iam_role');
    const names = bucketNames(role ? policiesOf(graph, role) : []);
    graph.node(
      profile.id,
      'instance-profile',
      graph.nameOf(profile, 'name'),
      addAccount(graph, profile, true),
      { buckets: names, existing: profile.isData || undefined },
    );
    graph.index
      .ofType('aws_s3_bucket')
      .filter(bucket => names.includes(graph.text(bucket, 'bucket') ?? ''))
      .forEach(bucket => graph.edge(profile.id, bucket.id, 'uses'));
  }
}
