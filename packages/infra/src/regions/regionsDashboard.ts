/** A region as the dashboard shows it. */
interface ShownRegion {
  readonly name: string;
  readonly region: string;
  readonly awsAccountId: string;
}

const WIDTH = 6;
const HEIGHT = 6;
const PERIOD = 300;

/**
 * What is shown of a region: whatever there is of it at the time, so that
 * nothing has to be changed when a NAT gateway comes or a network sleeps.
 */
const SEARCHES = [
  {
    title: 'NAT gateways without ports',
    expression: `SEARCH('{AWS/NATGateway,NatGatewayId} MetricName="ErrorPortAllocation"', 'Sum', ${PERIOD})`,
  },
  {
    title: 'packets dropped by endpoints',
    expression: `SEARCH('Namespace="AWS/PrivateLinkEndpoints" MetricName="PacketsDropped"', 'Sum', ${PERIOD})`,
  },
  {
    title: 'database behind',
    expression: `SEARCH('Namespace="AWS/RDS" (MetricName="AuroraGlobalDBReplicationLag" OR MetricName="ReplicaLag")', 'Maximum', ${PERIOD})`,
    isOfHome: true,
  },
  {
    title: 'copies of objects behind',
    expression: `SEARCH('{AWS/S3,DestinationBucket,RuleId,SourceBucket} MetricName="ReplicationLatency"', 'Maximum', ${PERIOD})`,
  },
];

/**
 * The body of a CloudWatch dashboard with a row for every region. What is in
 * another account is seen where the accounts share their metrics (CloudWatch
 * cross-account observability).
 *
 * Source: Amazon CloudWatch API reference, "Dashboard body structure and
 * syntax", 2026.
 */
export function regionsDashboard(
  regions: readonly ShownRegion[],
  homeAccountId: string,
): { widgets: readonly object[] } {
  return {
    widgets: regions.flatMap(({ awsAccountId, name, region }, row) =>
      SEARCHES.map(({ expression, isOfHome, title }, column) => ({
        type: 'metric',
        x: column * WIDTH,
        y: row * HEIGHT,
        width: WIDTH,
        height: HEIGHT,
        properties: {
          region,
          title: `${name} (${region}): ${title}`,
          view: 'timeSeries',
          metrics: [
            [
              {
                expression,
                ...(awsAccountId !== homeAccountId &&
                  !isOfHome && { accountId: awsAccountId }),
              },
            ],
          ],
        },
      })),
    ),
  };
}
