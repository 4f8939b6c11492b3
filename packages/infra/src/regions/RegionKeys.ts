import { Regions } from '@lakeport/project';
import { Construct } from '#constructs';
import { KmsAlias } from '#aws/kms-alias';
import { KmsKey } from '#aws/kms-key';
import { KmsReplicaKey } from '#aws/kms-replica-key';
import { keyAdministration } from '../policies/keyAdministration';
import { PolicyDocument } from '../policies/PolicyDocument';
import { renderPolicy } from '../policies/renderPolicy';
import { RegionsMember, RegionsMembers } from './regionsMembers';
import { RegionsProviders } from './RegionsProviders';

/**
 * What the keys are made from.
 *
 * @public
 */
export interface RegionKeysProps {
  readonly members: RegionsMembers;
  readonly providers: RegionsProviders;
  readonly mode: Regions['keys'];
  readonly aliasName: string;
}

/**
 * A key in every region for what the regions share: the database, its secret,
 * topics. As multi-Region keys they are one key with a replica in each further
 * region, all in one account, which is where KMS replicates keys. What a key is
 * cannot be changed afterwards; policy, alias and tags are each replica's own.
 *
 * The first key is in the home region whichever region is the primary one, so
 * that a failover leaves keys alone.
 *
 * Source: AWS KMS developer guide, multi-Region keys, 2026.
 *
 * @public
 */
export class RegionKeys extends Construct {
  readonly #arns = new Map<string, string>();

  constructor(scope: Construct, id: string, props: RegionKeysProps) {
    super(scope, id);
    const { aliasName, members, mode, providers } = props;
    const policy = renderPolicy(keyPolicy(members));
    let primaryKeyArn: string | undefined;
    for (const member of members.all) {
      const { deletionProtection } = member.environment;
      const common = {
        provider: providers.home(member),
        description: `What ${aliasName.replace(/^alias\//, '')} shares, in ${
          member.environment.region
        }`,
        deletionWindowInDays: 30,
        policy,
        tags: { Name: aliasName.replace(/^alias\//, '') },
        ...(deletionProtection && { lifecycle: { preventDestroy: true } }),
      };
      const key =
        mode === 'multi-region' && primaryKeyArn !== undefined
          ? new KmsReplicaKey(this, member.name, { ...common, primaryKeyArn })
          : new KmsKey(this, member.name, {
              ...common,
              enableKeyRotation: true,
              ...(mode === 'multi-region' && { multiRegion: true }),
            });
      primaryKeyArn ??= key.arn;
      new KmsAlias(this, `${member.name}-alias`, {
        provider: providers.home(member),
        name: aliasName,
        targetKeyId: key.keyId,
      });
      this.#arns.set(member.name, key.arn);
    }
  }

  /** The key of a member's region. */
  arnOf({ name }: RegionsMember): string {
    const arn = this.#arns.get(name);
    if (arn === undefined) {
      throw new Error(`${this.node.path} has no key for ${name}`);
    }
    return arn;
  }
}

/** CloudWatch has to use the key to put an alarm into an encrypted topic. */
function keyPolicy({ all, home }: RegionsMembers): PolicyDocument {
  const accounts = [
    ...new Set(all.map(({ environment }) => environment.awsAccountId)),
  ].sort();
  return {
    Version: '2012-10-17',
    Statement: [
      keyAdministration(home.environment.awsAccountId),
      {
        Sid: 'AlarmsOfTheRegions',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': accounts } },
      },
    ],
  };
}
