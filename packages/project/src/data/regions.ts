import type { Region } from './Region';

const AS_OF = '2026-08-01';
const SOURCE =
  'AWS regions and availability zones; databricks/terraform-databricks-sra aws/tf/variables.tf and databricks/terraform-databricks-examples aws-exfiltration-protection, 2026';

/** What differs from region to region. */
interface Facts {
  name: string;
  /** Letters of the zones. */
  zones: string;
  /** Endpoint services of workspace and relay, without their prefix. */
  privateLink?: { workspace: string; relay: string };
  serviceDirect: string;
  /** What Databricks calls the region; unknown where it has no PrivateLink. */
  regionName?: string;
  /** Whose control plane serves the region, when it is not its own. */
  servedFrom?: string;
  /** City in the names of the log bucket and of the data set bucket. */
  logCity?: string;
  datasetCity?: string;
}

function region(id: string, facts: Facts): Region {
  const service = (hex: string) => `com.amazonaws.vpce.${id}.vpce-svc-${hex}`;
  const { name, zones, privateLink, serviceDirect, regionName } = facts;
  const home = facts.servedFrom ?? id;
  const logCity = facts.logCity ?? regionName;
  const datasetCity = facts.datasetCity ?? logCity;
  return {
    name,
    zones: zones.split(''),
    ...(privateLink
      ? {
          privateLink: {
            workspace: service(privateLink.workspace),
            relay: service(privateLink.relay),
          },
        }
      : {}),
    serviceDirect: service(serviceDirect),
    ...(regionName
      ? {
          regionName,
          webHost: `${regionName}.cloud.databricks.com`,
          privateLinkHost: `${regionName}.privatelink.cloud.databricks.com`,
        }
      : {}),
    controlPlaneRegion: home,
    // The control plane in us-west-2 is the first there was; its tunnel carries no region.
    tunnel:
      home === 'us-west-2'
        ? 'tunnel.cloud.databricks.com'
        : `tunnel.${id}.cloud.databricks.com`,
    databricksBuckets: {
      artifacts: [
        `databricks-prod-artifacts-${home}`,
        ...(id === 'us-west-2' ? ['databricks-update-oregon'] : []),
      ],
      systemTables: `system-tables-prod-${id}-uc-metastore-bucket`,
      ...(logCity ? { logs: `databricks-prod-storage-${logCity}` } : {}),
      ...(datasetCity
        ? { datasets: `databricks-datasets-${datasetCity}` }
        : {}),
    },
    asOf: AS_OF,
    source: SOURCE,
  };
}

const facts: Record<string, Facts> = {
  'ap-northeast-1': {
    name: 'Asia Pacific (Tokyo)',
    zones: 'abcd',
    privateLink: { workspace: '02691fd610d24fd64', relay: '02aa633bda3edbec0' },
    serviceDirect: '00645ba5aa920181a',
    regionName: 'tokyo',
  },
  'ap-northeast-2': {
    name: 'Asia Pacific (Seoul)',
    zones: 'abcd',
    privateLink: { workspace: '0babb9bde64f34d7e', relay: '0dc0e98a5800db5c4' },
    serviceDirect: '0eda2860bd3ffdc62',
    regionName: 'seoul',
  },
  'ap-south-1': {
    name: 'Asia Pacific (Mumbai)',
    zones: 'abc',
    privateLink: { workspace: '0dbfe5d9ee18d6411', relay: '03fd4d9b61414f3de' },
    serviceDirect: '0f8cf0950ddb2df95',
    regionName: 'mumbai',
  },
  'ap-southeast-1': {
    name: 'Asia Pacific (Singapore)',
    zones: 'abc',
    privateLink: { workspace: '02535b257fc253ff4', relay: '0557367c6fc1a0c5c' },
    serviceDirect: '095bb0c17301d018c',
    regionName: 'singapore',
  },
  'ap-southeast-2': {
    name: 'Asia Pacific (Sydney)',
    zones: 'abc',
    privateLink: { workspace: '0b87155ddd6954974', relay: '0b4a72e8f825495f6' },
    serviceDirect: '0bad186019cff33de',
    regionName: 'sydney',
  },
  'ap-southeast-3': {
    name: 'Asia Pacific (Jakarta)',
    zones: 'abc',
    privateLink: { workspace: '07a698e7e9ccfd04a', relay: '025ca447c232c6a1b' },
    serviceDirect: '028527b0920c3e620',
    regionName: 'jakarta',
    datasetCity: 'oregon',
  },
  'ca-central-1': {
    name: 'Canada (Central)',
    zones: 'abd',
    privateLink: { workspace: '0205f197ec0e28d65', relay: '0c4e25bdbcbfbb684' },
    serviceDirect: '0a677b49b6d71cf54',
    regionName: 'canada',
    logCity: 'montreal',
  },
  'eu-central-1': {
    name: 'Europe (Frankfurt)',
    zones: 'abc',
    privateLink: { workspace: '081f78503812597f7', relay: '08e5dfca9572c85c4' },
    serviceDirect: '040453426d7a48946',
    regionName: 'frankfurt',
  },
  'eu-north-1': {
    name: 'Europe (Stockholm)',
    zones: 'abc',
    serviceDirect: '034c0ab59f7a99d04',
  },
  'eu-west-1': {
    name: 'Europe (Ireland)',
    zones: 'abc',
    privateLink: { workspace: '0da6ebf1461278016', relay: '09b4eb2bc775f4e8c' },
    serviceDirect: '0a5d3be4f026f5bd7',
    regionName: 'ireland',
  },
  'eu-west-2': {
    name: 'Europe (London)',
    zones: 'abc',
    privateLink: { workspace: '01148c7cdc1d1326c', relay: '05279412bf5353a45' },
    serviceDirect: '000fc680ee188fcf6',
    regionName: 'london',
  },
  'eu-west-3': {
    name: 'Europe (Paris)',
    zones: 'abc',
    privateLink: { workspace: '008b9368d1d011f37', relay: '005b039dd0b5f857d' },
    serviceDirect: '041f8eb165985a7eb',
    regionName: 'paris',
  },
  'sa-east-1': {
    name: 'South America (São Paulo)',
    zones: 'abc',
    privateLink: { workspace: '0bafcea8cdfe11b66', relay: '0e61564963be1b43f' },
    serviceDirect: '09d56640b3fed29b8',
    regionName: 'saopaulo',
  },
  'us-east-1': {
    name: 'US East (N. Virginia)',
    zones: 'abcdef',
    privateLink: { workspace: '09143d1e626de2f04', relay: '00018a8c3ff62ffdf' },
    serviceDirect: '0a1a39ada4ec3bcdc',
    regionName: 'nvirginia',
    logCity: 'virginia',
  },
  'us-east-2': {
    name: 'US East (Ohio)',
    zones: 'abc',
    privateLink: { workspace: '041dc2b4d7796b8d3', relay: '090a8fab0d73e39a6' },
    serviceDirect: '052fbd90ec8e1af31',
    regionName: 'ohio',
  },
  'us-west-1': {
    name: 'US West (N. California)',
    zones: 'abc',
    privateLink: { workspace: '09bb6ca26208063f2', relay: '04cb91f9372b792fe' },
    serviceDirect: '070673a01d3f28066',
    regionName: 'oregon',
    servedFrom: 'us-west-2',
  },
  'us-west-2': {
    name: 'US West (Oregon)',
    zones: 'abcd',
    privateLink: { workspace: '0129f463fcfbc46c5', relay: '0158114c0c730c3bb' },
    serviceDirect: '0d7fe235ba1abe9d2',
    regionName: 'oregon',
  },
};

/**
 * The AWS regions an environment can be in, by region id. Facts that age: each
 * entry is dated and names its source.
 *
 * @public
 */
export const regions: Readonly<Record<string, Region>> = Object.fromEntries(
  Object.entries(facts).map(([id, known]) => [id, region(id, known)]),
);
