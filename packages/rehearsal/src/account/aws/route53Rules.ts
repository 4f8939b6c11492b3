import { arn } from './arn';
import { checkAssociation, checkFailover, checkHealth } from './checkFailover';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value } from '../../wire/Value';

/** A name as Route 53 compares it: lower case, without the last dot. */
function bare(name: Value | undefined): string {
  return String(name ?? '')
    .toLowerCase()
    .replace(/\.$/, '');
}

const sameName = (a: Value, b: Value) => bare(a) === bare(b);

/** Names of VPCs that a private zone answers in. */
function vpcsOf(blocks: Value | undefined): string[] {
  return Array.isArray(blocks)
    ? blocks.flatMap(vpc => (isValueObject(vpc) ? text(vpc.vpc_id) ?? [] : []))
    : [];
}

/** Refuses two private zones of one name in a VPC. */
function checkZone({ account, attributes, prior, type }: Request): void {
  const vpcs = vpcsOf(attributes.vpc);
  const twin = account
    .objects({ type })
    .find(
      zone =>
        zone.id !== text(prior?.id) &&
        sameName(zone.attributes.name, attributes.name) &&
        vpcsOf(zone.attributes.vpc).some(vpc => vpcs.includes(vpc)),
    );
  if (twin) {
    throw new ServiceError(
      `ConflictingDomainExists: The VPC is already associated with a hosted zone for ${text(
        attributes.name,
      )}`,
      `It is ${twin.id}. A VPC has one private zone of a name.`,
    );
  }
}

function zoneOf({ account, attributes }: Request) {
  return account
    .objects({ type: 'aws_route53_zone' })
    .find(({ id }) => id === attributes.zone_id);
}

/** The whole name of a record, which may be given without that of its zone. */
function fullName(request: Request): string {
  const zone = bare(zoneOf(request)?.attributes.name);
  const name = bare(request.attributes.name);
  return !zone || name === zone || name.endsWith(`.${zone}`)
    ? name
    : [name, zone].filter(Boolean).join('.');
}

/** Refuses an alias to a name that no endpoint has. */
function checkRecord(request: Request): void {
  const { account, attributes } = request;
  if (!zoneOf(request)) {
    throw new ServiceError(
      `NoSuchHostedZone: No hosted zone found with ID: ${text(
        attributes.zone_id,
      )}`,
      'Create the zone first, or name one that exists.',
    );
  }
  checkFailover(request);
  const [alias] = [attributes.alias ?? []].flat();
  const records = attributes.records;
  const hasRecords = Array.isArray(records) && records.length > 0;
  if (isValueObject(alias) === hasRecords) {
    throw new ServiceError(
      'InvalidChangeBatch: a record has either an alias or records',
      `${fullName(request)} has ${hasRecords ? 'both' : 'neither'}.`,
    );
  }
  if (!isValueObject(alias)) {
    return;
  }
  const target = bare(alias.name);
  if (!/\.vpce\.amazonaws\.com$/.test(target)) {
    return;
  }
  const isThere = account
    .objects({ type: 'aws_vpc_endpoint' })
    .flatMap(({ attributes: { dns_entry: entries } }) => [entries ?? []].flat())
    .some(
      entry =>
        isValueObject(entry) &&
        bare(entry.dns_name) === target &&
        entry.hosted_zone_id === alias.zone_id,
    );
  if (!isThere) {
    throw new ServiceError(
      `InvalidChangeBatch: Tried to create an alias that targets ${target}, type A in zone ${text(
        alias.zone_id,
      )}, but the alias target name does not lie within the target zone`,
      'Take both, dns_name and hosted_zone_id, from the same dns_entry of the endpoint.',
    );
  }
}

/**
 * What Route 53 is known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the Route 53 API
 * reference, 2025.
 */
export const route53Rules: Record<string, TypeRules> = {
  aws_route53_zone: {
    check: checkZone,
    id: ({ identity }) => `Z${identity.letters(20)}`,
    computed: (request, id) => {
      const isPrivate = vpcsOf(request.attributes.vpc).length > 0;
      const servers = isPrivate
        ? [
            'ns-0.awsdns-00.com',
            'ns-1024.awsdns-00.org',
            'ns-1536.awsdns-00.co.uk',
            'ns-512.awsdns-00.net',
          ]
        : [0, 1, 2, 3].map(
            index =>
              `ns-${parseInt(
                request.identity.hex(2, `ns${index}`),
                16,
              )}.awsdns-${10 + index}.${['com', 'net', 'org', 'co.uk'][index]}`,
          );
      return {
        zone_id: id,
        arn: arn(request, 'route53', `hostedzone/${id}`, {
          region: false,
          account: false,
        }),
        name_servers: servers,
        primary_name_server: servers[0],
        enable_accelerated_recovery: false,
      };
    },
    stored: (attributes, { caller }) => ({
      ...attributes,
      vpc: [attributes.vpc ?? []]
        .flat()
        .map(vpc =>
          isValueObject(vpc)
            ? { ...vpc, vpc_region: vpc.vpc_region ?? caller.region ?? '' }
            : vpc,
        ),
    }),
    defaults: { comment: 'Managed by Terraform', force_destroy: false },
    same: { name: sameName },
    replace: ['name', 'delegation_set_id'],
  },
  aws_route53_record: {
    check: checkRecord,
    id: request =>
      [
        text(request.attributes.zone_id),
        bare(request.attributes.name),
        text(request.attributes.type),
        text(request.attributes.set_identifier),
      ]
        .filter(Boolean)
        .join('_'),
    computed: request => ({
      fqdn: fullName(request),
      allow_overwrite: false,
    }),
    same: { name: sameName },
    replace: ['zone_id', 'name', 'type', 'set_identifier'],
  },
  aws_route53_health_check: {
    check: checkHealth,
    id: ({ identity }) => identity.uuid(),
    computed: (request, id) => ({
      arn: arn(request, 'route53', `healthcheck/${id}`, {
        region: false,
        account: false,
      }),
    }),
    replace: ['type', 'reference_name', 'request_interval'],
  },
  aws_route53_vpc_association_authorization: {
    id: ({ attributes }) =>
      `${text(attributes.zone_id)}:${text(attributes.vpc_id)}`,
    computed: ({ caller }) => ({ vpc_region: caller.region ?? '' }),
    immutable: true,
  },
  aws_route53_zone_association: {
    check: checkAssociation,
    id: ({ attributes }) =>
      `${text(attributes.zone_id)}:${text(attributes.vpc_id)}`,
    computed: ({ caller }) => ({
      owning_account: caller.accountId ?? '',
      vpc_region: caller.region ?? '',
    }),
    immutable: true,
  },
};
