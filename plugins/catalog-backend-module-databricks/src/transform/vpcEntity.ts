import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import { workspaceTags } from '@lakeport/backstage-plugin-databricks-node';
import type { DatabricksEntityFacts } from '../estate/DatabricksEntityFacts';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import { baseEntity } from './baseEntity';
import { entityNameOfTag } from './entityNameOfTag';
import { environmentRef } from './environmentRef';
import { vpcEntityName } from './vpcEntityName';

/**
 * A VPC. The environment that its tags name depends on it, and it is part of the
 * project's System. One that no AWS account of app-config has is known by what
 * Databricks says of it only.
 */
export function vpcEntity(
  facts: DatabricksEntityFacts['vpc'],
  options: { prefix: string },
): EstateThing {
  const { vpcId, networks, aws } = facts;
  const tags: Record<string, string> = {};
  for (const { Key, Value } of aws?.vpc.Tags ?? []) {
    if (Key !== undefined && Value !== undefined) {
      tags[Key] = Value;
    }
  }
  return estateThing('vpc', {
    entity: baseEntity({
      name: vpcEntityName(vpcId),
      title: tags.Name || vpcId,
      description: descriptionOf(facts),
      type: entityTypes.vpc,
      location: `${options.prefix}vpcs/${encodeURIComponent(vpcId)}`,
      annotations: {
        [annotations.vpcId]: vpcId,
        [annotations.awsAccountId]: aws?.accountId,
        [annotations.region]: aws?.region,
      },
      system: entityNameOfTag(tags[workspaceTags.project]),
      dependencyOf: [
        environmentRef(
          tags[workspaceTags.project],
          tags[workspaceTags.environment],
        ),
      ],
    }),
    subject: { tags },
    facts: { vpcId, networks, aws },
  });
}

function descriptionOf({
  networks,
  aws,
}: DatabricksEntityFacts['vpc']): string {
  const of =
    networks.length > 0 ? `, of Databricks network ${networks.join(', ')}` : '';
  return aws
    ? `VPC${aws.vpc.CidrBlock ? ` ${aws.vpc.CidrBlock}` : ''} in ${
        aws.region
      }${of}`
    : `VPC${of}; no AWS account that the portal reads has it`;
}
