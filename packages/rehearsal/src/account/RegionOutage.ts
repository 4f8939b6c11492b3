import type { AccountObject } from './AccountObject';
import { isAccountLevel } from './Caller';
import type { Caller } from './Caller';
import { ServiceError } from './ServiceError';
import { text } from './text';
import type { ValueObject } from '../wire/Value';

/** What of AWS has one control plane for all regions of a partition. */
const GLOBAL = /^aws_(?:iam|organizations|account|cloudfront|route53)_/;

/** What begins so and is a service of its own in each region. */
const REGIONAL = /^aws_route53_(?:resolver|profiles)_/;

/** What a provider answers by itself, without asking anybody. */
const ASKS_NOBODY = new Set([
  'aws_arn',
  'aws_iam_policy_document',
  'aws_partition',
  'aws_region',
  'databricks_aws_assume_role_policy',
  'databricks_aws_bucket_policy',
  'databricks_aws_crossaccount_policy',
  'databricks_aws_unity_catalog_assume_role_policy',
  'databricks_aws_unity_catalog_policy',
]);

/**
 * The region that the control plane of IAM, Organizations, Route 53 and
 * CloudFront is in, for all regions of a partition. What they carry out goes on
 * without it; what is read and changed by their APIs does not.
 *
 * Source: AWS whitepaper "AWS Fault Isolation Boundaries", Global services and
 * appendix A, 2026.
 */
function controlPlaneOf(region: string | undefined): string {
  if (region?.startsWith('us-gov-')) return 'us-gov-west-1';
  return region?.startsWith('cn-') ? 'cn-north-1' : 'us-east-1';
}

/** A question or an order to a service. */
interface Call {
  caller: Caller;
  /** Terraform type of what it is about. */
  type: string;
  attributes: ValueObject;
}

/**
 * A region that is down: no service of AWS in it answers, in whatever account,
 * and no Databricks workspace. Databricks' account goes on, and so do the other
 * regions, as far as they do not need what is only in this one.
 */
export class RegionOutage {
  constructor(
    readonly region: string,
    private readonly workspaces: () => readonly AccountObject[],
  ) {}

  /**
   * The AWS provider signs in before anything else, at the STS of its
   * `sts_region` or else of its region.
   *
   * @throws ServiceError when that region is down
   */
  failIfCannotSignIn({ provider, region, stsRegion }: Caller): void {
    if (provider === 'aws' && (stsRegion ?? region) === this.region) {
      throw new ServiceError(
        `cannot sign in to AWS in ${region}: STS of ${this.region} does not answer`,
        `${this.region} is down (simulated). Terraform configures every provider of a stack before it plans or applies anything of it.`,
      );
    }
  }

  /** @throws ServiceError when who is called is in the region that is down */
  failIfOutOfReach(verb: string, call: Call): void {
    if (ASKS_NOBODY.has(call.type)) {
      return;
    }
    const where = this.whereIs(call);
    if (where !== undefined) {
      throw new ServiceError(
        `request send failed: ${where} does not answer`,
        `${this.region} is down (simulated): ${verb} ${call.type} is out of reach.`,
      );
    }
  }

  /** Whether nobody can read or change an object while the region is down. */
  hides(object: AccountObject): boolean {
    if (object.provider === 'aws') {
      return (
        regionOfAws(object.type, object.attributes, object.region) ===
        this.region
      );
    }
    return (
      object.provider === 'databricks' &&
      /^(?:workspace|metastore):/.test(object.scope) &&
      object.workspaceId !== undefined &&
      this.workspaces().some(
        ({ region, workspaceId }) =>
          workspaceId === object.workspaceId && region === this.region,
      )
    );
  }

  private whereIs({ attributes, caller, type }: Call): string | undefined {
    if (caller.provider === 'aws') {
      const region = regionOfAws(type, attributes, caller.region);
      return region === this.region ? `AWS in ${region}` : undefined;
    }
    if (caller.provider !== 'databricks' || isAccountLevel(caller)) {
      return undefined;
    }
    const workspace = this.workspaces().find(
      ({ attributes: { workspace_url: url } }) =>
        [caller.host, `https://${caller.host}`].includes(
          String(url ?? '').replace(/\/+$/, ''),
        ),
    );
    return workspace?.region === this.region
      ? `workspace ${text(workspace.attributes.workspace_name)} in ${
          workspace.region
        }`
      : undefined;
  }
}

function regionOfAws(
  type: string,
  attributes: ValueObject,
  fallback: string | undefined,
): string | undefined {
  const own = text(attributes.region) ?? fallback;
  return GLOBAL.test(type) && !REGIONAL.test(type) ? controlPlaneOf(own) : own;
}
