import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  workspaceTags,
  type AwsNetworkReader,
  type DatabricksAccountReader,
  type DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Ec2Vpc } from '@lakeport/topology';
import type { DatabricksEntityFacts } from '../estate/DatabricksEntityFacts';
import type { EstateSource } from '../estate/EstateSource';
import type { Absence, EstateView } from '../estate/EstateView';
import type { HeldEntity } from '../held/HeldEntity';
import { vpcEntity } from '../transform/vpcEntity';
import { inParallel } from './inParallel';
import { Problems } from './Problems';

/** Regions read at a time: each has limits of its own. */
const REGIONS_AT_A_TIME = 8;
/** Actions without which there are no VPCs; `credentials` is a step before all others. */
const FOR_VPCS = ['credentials', 'sts:AssumeRole', 'ec2:DescribeVpcs'];

type Service = Pick<DatabricksService, 'problems'> & {
  accounts: () => Array<{ accountId: string }>;
  accountReader: (
    accountId: string,
  ) => Pick<DatabricksAccountReader, 'networks'> | undefined;
};
type Aws = Pick<AwsNetworkReader, 'accounts' | 'problems' | 'readRegion'>;
type Vpc = DatabricksEntityFacts['vpc'];

/**
 * The VPCs around Databricks: those that a network configuration of a Databricks
 * account names, and those of the configured AWS accounts that carry lakeport's
 * tags, or all of them.
 */
export class NetworkSource implements EstateSource {
  readonly name = 'databricks:networks';
  readonly #service: Service;
  readonly #aws: Aws;
  readonly #which: 'all' | 'databricks';
  readonly #allowEmpty: boolean;

  constructor(options: {
    service: Service;
    aws: Aws;
    which: 'all' | 'databricks';
    /** Believes a region that is empty and was not before. */
    allowEmpty: boolean;
  }) {
    this.#service = options.service;
    this.#aws = options.aws;
    this.#which = options.which;
    this.#allowEmpty = options.allowEmpty;
  }

  async read(held: HeldEntity[], signal?: AbortSignal): Promise<EstateView> {
    const problems = new Problems();
    const [named, aws] = await Promise.all([
      this.#namedVpcs(problems, signal),
      this.#awsVpcs(problems, signal),
    ]);
    const vpcs = new Map<string, Vpc>();
    for (const [vpcId, networks] of named.networksOf) {
      vpcs.set(vpcId, { vpcId, networks: [...networks].sort() });
    }
    const heldRegions = new Set(held.map(regionOf));
    for (const [target, { accountId, region, list }] of aws.read) {
      if (list.length === 0 && heldRegions.has(target) && !this.#allowEmpty) {
        problems.add(
          `VPCs of ${region} in AWS account ${accountId}: empty, and was not before; nothing of it is removed`,
        );
        aws.unread.add(target);
      }
      for (const vpc of list) {
        const vpcId = vpc.VpcId ?? '';
        const known = vpcs.get(vpcId);
        const isShared = vpc.OwnerId !== undefined && vpc.OwnerId !== accountId;
        if (isShared && known?.aws) {
          // The account that it belongs to tells of its tags as well.
          continue;
        }
        if (known || (vpcId && this.#isWanted(vpc))) {
          vpcs.set(vpcId, {
            ...(known ?? { vpcId, networks: [] }),
            aws: { accountId, region, vpc },
          });
        }
      }
    }
    // What cannot be told now of a VPC that the catalog holds is as it was.
    const asHeld = new Set(
      held
        .filter(one => this.#mayBeThere(one, named.areComplete, aws))
        .map(one => one.annotations[annotations.vpcId] ?? ''),
    );
    return {
      things: [...vpcs.values()]
        .filter(({ vpcId }) => !asHeld.has(vpcId))
        .map(vpc => vpcEntity(vpc, { prefix: `${this.name}/` })),
      absenceOf: (one): Absence =>
        one.type !== entityTypes.vpc ||
        vpcs.has(one.annotations[annotations.vpcId] ?? '') ||
        this.#mayBeThere(one, named.areComplete, aws)
          ? 'unknown'
          : 'gone',
      problems: problems.list(),
    };
  }

  #mayBeThere(
    held: HeldEntity,
    areNetworksComplete: boolean,
    aws: { read: Map<string, unknown>; unread: Set<string> },
  ): boolean {
    const region = regionOf(held);
    return (
      !areNetworksComplete ||
      aws.unread.has(region) ||
      // A mistake in an entry leaves its account out, not its VPCs.
      (held.annotations[annotations.awsAccountId] !== undefined &&
        !aws.read.has(region) &&
        this.#aws.problems().some(({ severity }) => severity !== 'warning'))
    );
  }

  /** @returns VPC id → names of the Databricks networks in it */
  async #namedVpcs(problems: Problems, signal?: AbortSignal) {
    const networksOf = new Map<string, Set<string>>();
    const accounts = this.#service.accounts();
    const lists = await Promise.all(
      accounts.map(({ accountId }) =>
        problems.read(`Networks of account ${accountId}`, signal, async () =>
          this.#service.accountReader(accountId)?.networks().all({ signal }),
        ),
      ),
    );
    for (const { vpcId, name } of lists.flatMap(list => list ?? [])) {
      if (vpcId) {
        const networks = networksOf.get(vpcId) ?? new Set();
        networksOf.set(vpcId, networks.add(name));
      }
    }
    return {
      networksOf,
      areComplete:
        lists.every(list => list !== undefined) &&
        this.#service
          .problems()
          .every(
            ({ severity, path }) =>
              severity === 'warning' || !path.startsWith('databricks.accounts'),
          ),
    };
  }

  async #awsVpcs(problems: Problems, signal?: AbortSignal) {
    const targets = this.#aws
      .accounts()
      .flatMap(({ accountId, regions }) =>
        regions.map(region => ({ accountId, region })),
      );
    const lists = await inParallel(
      targets,
      REGIONS_AT_A_TIME,
      async ({ accountId, region }) => {
        const what = `VPCs of ${region} in AWS account ${accountId}`;
        const answers = await problems.read(what, signal, () =>
          this.#aws.readRegion({ accountId, region }, { signal }),
        );
        for (const { action, message } of answers?.errors ?? []) {
          if (!answers?.vpcs && FOR_VPCS.includes(action)) {
            problems.add(`${what} could not be read: ${action}: ${message}`);
          }
        }
        return answers?.vpcs;
      },
    );
    const unread = new Set<string>();
    const read = new Map<
      string,
      { accountId: string; region: string; list: Ec2Vpc[] }
    >();
    // By the order of app-config, not by who answered first: a VPC that is shared is
    // told of by several, and the same of them each time.
    targets.forEach((target, index) => {
      const key = `${target.accountId}/${target.region}`;
      const list = lists[index];
      if (list) {
        read.set(key, { ...target, list });
      } else {
        unread.add(key);
      }
    });
    return { read, unread };
  }

  #isWanted({ Tags = [] }: Ec2Vpc): boolean {
    return (
      this.#which === 'all' ||
      Tags.some(({ Key }) => Key === workspaceTags.project)
    );
  }
}

/** Account and region that AWS told of a VPC in. */
function regionOf({ annotations: found }: HeldEntity): string {
  return `${found[annotations.awsAccountId]}/${found[annotations.region]}`;
}
