/**
 * What lakeport knows about an AWS region that Databricks runs in.
 *
 * `zones` are the letters an AWS account may see there (an account does not
 * always see all of them). `privateLink` holds the endpoint service names of
 * the workspace (REST) and secure cluster connectivity relay; regions where
 * Databricks lists none have none.
 *
 * @public
 */
export interface Region {
  name: string;
  zones: readonly string[];
  privateLink?: { workspace: string; relay: string };
  /** Host that compute opens its secure cluster connectivity tunnel to. */
  tunnel: string;
  asOf: string;
  source: string;
}

const AS_OF = '2026-08-01';
const SOURCE =
  'AWS regions and availability zones; databricks/terraform-databricks-sra aws/tf/variables.tf and databricks/terraform-databricks-examples aws-exfiltration-protection, 2026';

function region(
  id: string,
  name: string,
  zones: string,
  workspace?: string,
  relay?: string,
): Region {
  const service = (hex: string) => `com.amazonaws.vpce.${id}.vpce-svc-${hex}`;
  return {
    name,
    zones: zones.split(''),
    ...(workspace && relay
      ? {
          privateLink: { workspace: service(workspace), relay: service(relay) },
        }
      : {}),
    // us-west-1 is served from us-west-2's control plane, whose tunnel carries no region.
    tunnel: id.startsWith('us-west-')
      ? 'tunnel.cloud.databricks.com'
      : `tunnel.${id}.cloud.databricks.com`,
    asOf: AS_OF,
    source: SOURCE,
  };
}

/**
 * The AWS regions an environment can be in, by region id. Facts that age: each
 * entry is dated and names its source.
 *
 * @public
 */
export const regions: Readonly<Record<string, Region>> = Object.fromEntries(
  (
    [
      [
        'ap-northeast-1',
        'Asia Pacific (Tokyo)',
        'abcd',
        '02691fd610d24fd64',
        '02aa633bda3edbec0',
      ],
      [
        'ap-northeast-2',
        'Asia Pacific (Seoul)',
        'abcd',
        '0babb9bde64f34d7e',
        '0dc0e98a5800db5c4',
      ],
      [
        'ap-south-1',
        'Asia Pacific (Mumbai)',
        'abc',
        '0dbfe5d9ee18d6411',
        '03fd4d9b61414f3de',
      ],
      [
        'ap-southeast-1',
        'Asia Pacific (Singapore)',
        'abc',
        '02535b257fc253ff4',
        '0557367c6fc1a0c5c',
      ],
      [
        'ap-southeast-2',
        'Asia Pacific (Sydney)',
        'abc',
        '0b87155ddd6954974',
        '0b4a72e8f825495f6',
      ],
      [
        'ap-southeast-3',
        'Asia Pacific (Jakarta)',
        'abc',
        '07a698e7e9ccfd04a',
        '025ca447c232c6a1b',
      ],
      [
        'ca-central-1',
        'Canada (Central)',
        'abd',
        '0205f197ec0e28d65',
        '0c4e25bdbcbfbb684',
      ],
      [
        'eu-central-1',
        'Europe (Frankfurt)',
        'abc',
        '081f78503812597f7',
        '08e5dfca9572c85c4',
      ],
      ['eu-north-1', 'Europe (Stockholm)', 'abc'],
      [
        'eu-west-1',
        'Europe (Ireland)',
        'abc',
        '0da6ebf1461278016',
        '09b4eb2bc775f4e8c',
      ],
      [
        'eu-west-2',
        'Europe (London)',
        'abc',
        '01148c7cdc1d1326c',
        '05279412bf5353a45',
      ],
      [
        'eu-west-3',
        'Europe (Paris)',
        'abc',
        '008b9368d1d011f37',
        '005b039dd0b5f857d',
      ],
      [
        'sa-east-1',
        'South America (São Paulo)',
        'abc',
        '0bafcea8cdfe11b66',
        '0e61564963be1b43f',
      ],
      [
        'us-east-1',
        'US East (N. Virginia)',
        'abcdef',
        '09143d1e626de2f04',
        '00018a8c3ff62ffdf',
      ],
      [
        'us-east-2',
        'US East (Ohio)',
        'abc',
        '041dc2b4d7796b8d3',
        '090a8fab0d73e39a6',
      ],
      [
        'us-west-1',
        'US West (N. California)',
        'abc',
        '09bb6ca26208063f2',
        '04cb91f9372b792fe',
      ],
      [
        'us-west-2',
        'US West (Oregon)',
        'abcd',
        '0129f463fcfbc46c5',
        '0158114c0c730c3bb',
      ],
    ] satisfies Array<[string, string, string, string?, string?]>
  ).map(([id, name, zones, workspace, relay]) => [
    id,
    region(id, name, zones, workspace, relay),
  ]),
);
