import { Fn, TerraformCount, TerraformProvider, Token } from '#cdk';
import { CloudwatchDashboard } from '#aws/cloudwatch-dashboard';
import { CloudwatchMetricAlarm } from '#aws/cloudwatch-metric-alarm';
import { SnsTopic } from '#aws/sns-topic';
import { SnsTopicPolicy } from '#aws/sns-topic-policy';
import { SnsTopicSubscription } from '#aws/sns-topic-subscription';
import { Construct } from '#constructs';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';
import { alarmTopicPolicy } from '../policies/alarmTopicPolicy';
import { renderPolicy } from '../policies/renderPolicy';
import { RegionalDatabase } from './CrossRegionDatabase';
import { regionsDashboard } from './regionsDashboard';
import { RegionsMembers } from './regionsMembers';
import { RegionsProviders } from './RegionsProviders';

/**
 * A region that is watched.
 *
 * @public
 */
export interface WatchedRegion {
  readonly name: string;
  readonly region: string;
  readonly awsAccountId: string;
  /** The account that the regions share, in this region. */
  readonly home: TerraformProvider;
  /** The environment's own account, in this region. */
  readonly own: TerraformProvider;
  readonly kmsKeyArn: string;
  readonly vpcId?: string;
  /** A list, empty while the network is asleep. */
  readonly natGatewayIds?: string[];
  /** Whether the VPC has interface endpoints of its own. */
  readonly hasEndpoints: boolean;
  /** Of a secondary region: its copy of the database. */
  readonly copy?: RegionalDatabase;
}

/**
 * A zone whose objects are copied.
 *
 * @public
 */
export interface WatchedReplication {
  readonly zone: string;
  /** The environment of the copies, and the rule's id. */
  readonly destination: string;
  readonly sourceBucket: string;
  readonly destinationBucket: string;
  /** The account of the zone, in the region of the copies. */
  readonly provider: TerraformProvider;
}

/**
 * What the watch over the regions is made from.
 *
 * @public
 */
export interface RegionsMonitoringProps {
  readonly members: RegionsMembers;
  readonly providers: RegionsProviders;
  readonly namePrefix: string;
  readonly notify: readonly string[];
  readonly regions: readonly WatchedRegion[];
  readonly replications: readonly WatchedReplication[];
}

/** In milliseconds: Aurora is usually less than a second behind. */
const AURORA_LAG = 5_000;
/** In seconds. */
const REPLICA_LAG = 60;
/** In seconds: S3 copies most objects within 15 minutes. */
const REPLICATION_LATENCY = 15 * 60;
const PERIOD = 300;

/**
 * A topic in every region that mails whoever is to know, alarms for what goes
 * wrong between regions, and one dashboard of all of them. An alarm and its
 * topic share a region, so that a region that is down does not silence the
 * other ones.
 *
 * Sources: Amazon CloudWatch metrics of NAT gateways, PrivateLink, S3
 * Replication (published in the region of the destination bucket), Aurora and
 * RDS, 2026.
 *
 * @public
 */
export class RegionsMonitoring extends Construct {
  readonly #props: RegionsMonitoringProps;
  readonly #topics = new Map<
    string,
    { readonly arn: string; readonly policy: SnsTopicPolicy }
  >();

  constructor(scope: Construct, id: string, props: RegionsMonitoringProps) {
    super(scope, id);
    this.#props = props;
    for (const watched of props.regions) {
      this.#topics.set(watched.name, this.#topic(watched));
      this.#network(watched);
      this.#lag(watched);
    }
    for (const replication of props.replications) {
      this.#latency(replication);
    }
    this.#dashboard();
  }

  #topic({ home, kmsKeyArn, name }: WatchedRegion) {
    const { members, namePrefix, notify } = this.#props;
    const topic = new SnsTopic(this, `topic-${name}`, {
      provider: home,
      name: namePrefix,
      kmsMasterKeyId: kmsKeyArn,
      tags: { Name: namePrefix },
    });
    const policy = new SnsTopicPolicy(this, `topic-${name}-policy`, {
      provider: home,
      arn: topic.arn,
      policy: renderPolicy(
        alarmTopicPolicy({
          topicArn: topic.arn,
          accountIds: [
            ...new Set(
              members.all.map(({ environment }) => environment.awsAccountId),
            ),
          ].sort(),
        }),
      ),
    });
    for (const address of notify) {
      new SnsTopicSubscription(this, `topic-${name}-${constructId(address)}`, {
        provider: home,
        topicArn: topic.arn,
        protocol: 'email',
        endpoint: literal(address),
      });
    }
    return { arn: topic.arn, policy };
  }

  #network(watched: WatchedRegion): void {
    const { name, natGatewayIds, own, vpcId } = watched;
    const { namePrefix } = this.#props;
    const common = {
      provider: own,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching',
      ...this.#actions(name),
    };
    if (natGatewayIds) {
      // As many as there are: none while the network is asleep.
      const count = TerraformCount.of(
        Token.asNumber(Fn.lengthOf(natGatewayIds)),
      );
      new CloudwatchMetricAlarm(this, `nat-${name}`, {
        ...common,
        count,
        alarmName: `${namePrefix}-${name}-nat-ports-\${count.index + 1}`,
        alarmDescription:
          'A NAT gateway has no port left for a connection to one destination',
        namespace: 'AWS/NATGateway',
        metricName: 'ErrorPortAllocation',
        dimensions: { NatGatewayId: Fn.element(natGatewayIds, count.index) },
        statistic: 'Sum',
        period: PERIOD,
      });
    }
    if (vpcId !== undefined && watched.hasEndpoints) {
      new CloudwatchMetricAlarm(this, `endpoints-${name}`, {
        ...common,
        alarmName: `${namePrefix}-${name}-endpoints-drop`,
        alarmDescription: 'An interface endpoint of the VPC drops packets',
        metricQuery: [
          {
            id: 'dropped',
            // Of all endpoints that there are: they go while the network sleeps.
            expression: `SELECT SUM(PacketsDropped) FROM "AWS/PrivateLinkEndpoints" WHERE "VPC Id" = '${vpcId}'`,
            period: PERIOD,
            returnData: true,
          },
        ],
      });
    }
  }

  #lag({ copy, home, name }: WatchedRegion): void {
    const { DBClusterIdentifier, DBInstanceIdentifier } = copy?.dimension ?? {};
    const common = {
      provider: home,
      alarmName: `${this.#props.namePrefix}-${name}-database-lag`,
      alarmDescription: `The database in the region of ${name} is behind the primary one`,
      evaluationPeriods: 3,
      comparisonOperator: 'GreaterThanThreshold',
      // A copy that says nothing is no copy.
      treatMissingData: 'breaching',
      ...this.#actions(name),
    };
    if (DBClusterIdentifier !== undefined) {
      new CloudwatchMetricAlarm(this, `lag-${name}`, {
        ...common,
        threshold: AURORA_LAG,
        metricQuery: [
          {
            id: 'lag',
            // Whatever else Aurora tells the metric by.
            expression: `SELECT MAX(AuroraGlobalDBReplicationLag) FROM "AWS/RDS" WHERE DBClusterIdentifier = '${DBClusterIdentifier}'`,
            period: PERIOD,
            returnData: true,
          },
        ],
      });
    } else if (DBInstanceIdentifier !== undefined) {
      new CloudwatchMetricAlarm(this, `lag-${name}`, {
        ...common,
        threshold: REPLICA_LAG,
        namespace: 'AWS/RDS',
        metricName: 'ReplicaLag',
        dimensions: { DBInstanceIdentifier },
        statistic: 'Maximum',
        period: PERIOD,
      });
    }
  }

  #latency(replication: WatchedReplication): void {
    const { destination, zone } = replication;
    new CloudwatchMetricAlarm(this, `replication-${zone}-${destination}`, {
      provider: replication.provider,
      alarmName: `${this.#props.namePrefix}-${zone}-to-${destination}-behind`,
      alarmDescription: `Copies of zone ${zone} in the region of ${destination} are behind`,
      namespace: 'AWS/S3',
      metricName: 'ReplicationLatency',
      dimensions: {
        SourceBucket: replication.sourceBucket,
        DestinationBucket: replication.destinationBucket,
        RuleId: destination,
      },
      statistic: 'Maximum',
      period: PERIOD,
      evaluationPeriods: 3,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: REPLICATION_LATENCY,
      // S3 says nothing while there is nothing to copy.
      treatMissingData: 'ignore',
      ...this.#actions(destination),
    });
  }

  #actions(member: string) {
    const topic = this.#topics.get(member);
    return topic === undefined
      ? {}
      : {
          alarmActions: [topic.arn],
          okActions: [topic.arn],
          // Alarms of another account are let in by it.
          dependsOn: [topic.policy],
        };
  }

  #dashboard(): void {
    const { members, namePrefix, providers, regions } = this.#props;
    new CloudwatchDashboard(this, 'dashboard', {
      provider: providers.home(members.home),
      dashboardName: namePrefix,
      dashboardBody: JSON.stringify(
        regionsDashboard(regions, members.home.environment.awsAccountId),
      ),
    });
  }
}
