import type { Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

const ZONES = ['a', 'b', 'c', 'd'];

/** Zones of a region: four, as it is with us-west-2. */
export function availabilityZoneItems({ region }: Ec2Region): Ec2Item[] {
  const short = region.replace(
    /^(\w\w)-(gov-)?(\w)\w*?(\w?)-(\d)$/,
    '$1$3$4$5',
  );
  return ZONES.map((letter, index) => ({
    zoneName: `${region}${letter}`,
    zoneId: `${short}-az${index + 1}`,
    regionName: region,
    zoneState: 'available',
    zoneType: 'availability-zone',
    optInStatus: 'opt-in-not-required',
    groupName: region,
    networkBorderGroup: region,
    messageSet: [],
  }));
}

/** The regions in which the account has something, and the one that is asked. */
export function regionItems(region: Ec2Region): Ec2Item[] {
  const used = region
    .everywhere('aws_vpc')
    .filter(({ accountId }) => accountId === region.accountId)
    .flatMap(vpc => vpc.region ?? []);
  return [...new Set([region.region, ...used])].map(regionName => ({
    regionName,
    regionEndpoint: `ec2.${regionName}.amazonaws.com`,
    optInStatus: 'opt-in-not-required',
  }));
}
