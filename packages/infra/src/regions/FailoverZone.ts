import { TerraformProvider } from '#cdk';
import { CloudwatchMetricAlarm } from '#aws/cloudwatch-metric-alarm';
import { Route53HealthCheck } from '#aws/route53-health-check';
import { Route53Record } from '#aws/route53-record';
import { Route53VpcAssociationAuthorization } from '#aws/route53-vpc-association-authorization';
import { Route53Zone } from '#aws/route53-zone';
import { Route53ZoneAssociation } from '#aws/route53-zone-association';
import { Construct } from '#constructs';
import { literal } from '../framework/literal';
import { RegionalDatabase } from './CrossRegionDatabase';

/**
 * A VPC that the names are answered in.
 *
 * @public
 */
export interface ZoneMember {
  readonly name: string;
  readonly vpcId: string;
  readonly region: string;
  /** The account of the VPC; left out if it is the zone's own. */
  readonly foreignProvider?: TerraformProvider;
}

/**
 * Where a name leads to in one region.
 *
 * @public
 */
export interface FailoverTarget {
  readonly region: string;
  /** The account of the database, in that region. */
  readonly provider: TerraformProvider;
  readonly database: RegionalDatabase;
}

/**
 * What the zone and its records are made from.
 *
 * @public
 */
export interface FailoverZoneProps {
  /** The account of the zone. */
  readonly provider: TerraformProvider;
  readonly zone: string;
  /** The first one's VPC is in the zone's own account. */
  readonly members: readonly ZoneMember[];
  /** Without the zone's name. */
  readonly records: readonly string[];
  readonly namePrefix: string;
  readonly primary: FailoverTarget;
  readonly secondary: FailoverTarget;
}

/** In seconds: how long a resolver may hold on to the region that is down. */
const TTL = 60;

/**
 * A private hosted zone in the VPCs of all regions, with names that lead to the
 * database of the primary region as long as that reports anything, and to the
 * secondary region's otherwise. A private address cannot be probed from
 * outside, so that health is an alarm's: no metrics for three minutes. The
 * secondary one has no health check: it is what is left.
 *
 * The records are addressed by their part: Route 53 takes one of each, and a
 * swap of regions changes where they lead, in place. The alarm is addressed by its
 * region.
 *
 * Source: Amazon Route 53 developer guide, "Monitoring CloudWatch alarms",
 * "Failover routing" and "Associating VPCs that were created with different
 * AWS accounts", 2026.
 *
 * @public
 */
export class FailoverZone extends Construct {
  readonly zoneId: string;

  constructor(scope: Construct, id: string, props: FailoverZoneProps) {
    super(scope, id);
    const { members, provider } = props;
    const [home, ...others] = members;
    const zone = new Route53Zone(this, 'Resource', {
      provider,
      name: literal(props.zone),
      comment: `Names of ${props.namePrefix} that fail over`,
      vpc: [{ vpcId: home.vpcId, vpcRegion: home.region }],
      // The other VPCs are associated by resources of their own.
      lifecycle: { ignoreChanges: ['vpc'] },
    });
    this.zoneId = zone.zoneId;
    for (const member of others) {
      this.#associate(member, props);
    }
    const health = this.#health(props);
    for (const record of props.records) {
      this.#record(`${record}-primary`, record, props, props.primary, health);
      this.#record(`${record}-secondary`, record, props, props.secondary);
    }
  }

  #associate(
    { foreignProvider, name, region, vpcId }: ZoneMember,
    { provider }: FailoverZoneProps,
  ): void {
    const association = { zoneId: this.zoneId, vpcId, vpcRegion: region };
    // Over accounts the zone's side allows it before the VPC's side does it.
    const authorization =
      foreignProvider &&
      new Route53VpcAssociationAuthorization(this, `authorization-${name}`, {
        provider,
        ...association,
      });
    new Route53ZoneAssociation(this, `association-${name}`, {
      provider: foreignProvider ?? provider,
      ...association,
      ...(authorization && { dependsOn: [authorization] }),
    });
  }

  #health({ namePrefix, primary, provider }: FailoverZoneProps): string {
    // With the primary the alarm goes to another region, where it is made anew:
    // of an alarm that is there the AWS provider keeps the region that it is in.
    const alarm = new CloudwatchMetricAlarm(this, `alarm-${primary.region}`, {
      provider: primary.provider,
      alarmName: `${namePrefix}-database-silent`,
      alarmDescription:
        'The database of the primary region reports nothing: its names lead to the secondary region',
      namespace: 'AWS/RDS',
      metricName: 'CPUUtilization',
      dimensions: definite(primary.database.dimension),
      statistic: 'SampleCount',
      period: 60,
      evaluationPeriods: 3,
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching',
    });
    return new Route53HealthCheck(this, 'health', {
      provider,
      type: 'CLOUDWATCH_METRIC',
      cloudwatchAlarmName: alarm.alarmName,
      cloudwatchAlarmRegion: primary.region,
      // With a region its CloudWatch goes as well.
      insufficientDataHealthStatus: 'Unhealthy',
      tags: { Name: `${namePrefix}-database` },
    }).id;
  }

  #record(
    id: string,
    name: string,
    { provider }: FailoverZoneProps,
    { database }: FailoverTarget,
    healthCheckId?: string,
  ): void {
    new Route53Record(this, id, {
      provider,
      zoneId: this.zoneId,
      name: literal(name),
      type: 'CNAME',
      ttl: TTL,
      records: [database.host],
      setIdentifier: healthCheckId ? 'primary' : 'secondary',
      failoverRoutingPolicy: { type: healthCheckId ? 'PRIMARY' : 'SECONDARY' },
      healthCheckId,
    });
  }
}

function definite(
  dimension: RegionalDatabase['dimension'],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dimension).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
