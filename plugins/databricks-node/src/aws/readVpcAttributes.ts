import { DescribeVpcAttributeCommand } from '@aws-sdk/client-ec2';
import { isError } from '@backstage/errors';
import type { Ec2VpcAttributes } from '@lakeport/topology';
import type { Ec2Query } from './Ec2Query';
import { isRefusal } from './awsErrorKinds';

/** EC2 answers one attribute of one VPC at a time. */
const ATTRIBUTES = ['enableDnsSupport', 'enableDnsHostnames'] as const;

/**
 * The DNS attributes of VPCs. One that cannot be read leaves out its VPC; after
 * the first refusal no more is asked, as all would be refused.
 *
 * @returns what could be read, and the first error
 */
export async function readVpcAttributes(
  query: Ec2Query,
  vpcIds: string[],
): Promise<{ items: Ec2VpcAttributes[]; error?: unknown }> {
  let error: unknown;
  let isRefused = false;
  const read = await Promise.all(
    vpcIds.map(async VpcId => {
      try {
        const answers = await Promise.all(
          ATTRIBUTES.map(Attribute =>
            query.once(async options =>
              isRefused
                ? undefined
                : query.client.send(
                    new DescribeVpcAttributeCommand({ VpcId, Attribute }),
                    options,
                  ),
            ),
          ),
        );
        const [support, hostnames] = answers;
        return support && hostnames
          ? {
              VpcId,
              EnableDnsSupport: support.EnableDnsSupport,
              EnableDnsHostnames: hostnames.EnableDnsHostnames,
            }
          : undefined;
      } catch (cause) {
        // A VPC that was deleted in between has no attributes.
        if (!isError(cause) || cause.name !== 'InvalidVpcID.NotFound') {
          error ??= cause;
          isRefused ||= isRefusal(cause);
        }
        return undefined;
      }
    }),
  );
  return {
    items: read.filter(item => item !== undefined),
    ...(error !== undefined && { error }),
  };
}
